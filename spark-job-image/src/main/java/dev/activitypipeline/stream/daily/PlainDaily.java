package dev.activitypipeline.stream.daily;

import dev.activitypipeline.stream.store.ExclusiveFile;
import dev.activitypipeline.stream.store.StoreLayout;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** {@code daily} as plain files: one file a date, replaced by one rename, so that a glob sees a date before or after, and never twice. */
final class PlainDaily implements DailyTable {
    private final StoreLayout layout;
    private final SparkSession spark;

    PlainDaily(StoreLayout layout, SparkSession spark) throws IOException {
        this.layout = layout;
        this.spark = spark;
        Files.createDirectories(layout.daily());
    }

    @Override
    public Dataset<Row> events() {
        return spark.read().parquet(layout.events().toString());
    }

    @Override
    public long refreshedUpTo() throws IOException {
        return Files.exists(marker())
                ? Long.parseLong(Files.readString(marker()).strip())
                : -1;
    }

    @Override
    public void replaceDates(Dataset<Row> rows, long upToBatch) throws IOException {
        Path arranged = layout.staging().resolve("daily-" + UUID.randomUUID());
        rows.write().partitionBy("date").parquet(arranged.toString());
        for (Path date : folders(arranged)) {
            List<Path> files = files(date);
            if (files.size() != 1) {
                throw new IOException("expected one file of " + date.getFileName() + ", got " + files.size());
            }
            Path target = layout.daily().resolve(date.getFileName()).resolve("daily.snappy.parquet");
            Files.createDirectories(target.getParent());
            ExclusiveFile.sync(files.get(0));
            Files.move(files.get(0), target, StandardCopyOption.ATOMIC_MOVE);
            ExclusiveFile.sync(target.getParent());
        }
        ExclusiveFile.sync(layout.daily());
        ExclusiveFile.replace(marker(), Long.toString(upToBatch).getBytes(StandardCharsets.UTF_8));
    }

    private Path marker() {
        return layout.daily().resolve("_refreshed_up_to_batch");
    }

    private static List<Path> folders(Path parent) throws IOException {
        try (Stream<Path> entries = Files.list(parent)) {
            return entries.filter(Files::isDirectory).toList();
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(file -> file.getFileName().toString().endsWith(".parquet")
                            && !file.getFileName().toString().startsWith("."))
                    .toList();
        }
    }
}
