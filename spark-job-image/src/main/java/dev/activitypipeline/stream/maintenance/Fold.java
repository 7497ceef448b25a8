package dev.activitypipeline.stream.maintenance;

import dev.activitypipeline.stream.delta.AddedFile;
import dev.activitypipeline.stream.delta.LiveFile;
import dev.activitypipeline.stream.delta.RowExtent;
import dev.activitypipeline.stream.delta.TableDefinition;
import dev.activitypipeline.stream.delta.TransactionLog;
import dev.activitypipeline.stream.store.BatchStaging;
import dev.activitypipeline.stream.store.ExclusiveFile;
import dev.activitypipeline.stream.store.SparkFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Folds the small files of a Delta table: one Spark job over all dates that have too many, and one transaction that exchanges the files. The stream's
 * appends go on beside it, for they touch no file that is there.
 */
final class Fold {
    private static final Logger LOG = LoggerFactory.getLogger(Fold.class);

    private static final long MIB = 1 << 20;
    /** Larger files are left alone, so that a row is not written again and again. */
    private static final long SMALL_BYTES = 32 * MIB;
    /** A date with fewer small files is left for the next time. */
    private static final int FILES_WORTH_IT = 5;
    /** Bounds the time and the space that one fold takes; the dates with most files come first. */
    private static final long MOST_BYTES = 1024 * MIB;

    private final SparkSession spark;
    private final BatchStaging staging;

    Fold(SparkSession spark, BatchStaging staging) {
        this.spark = spark;
        this.staging = staging;
    }

    /** @return how many files were folded */
    int run(Path table, TableDefinition definition, TransactionLog log) throws IOException {
        List<LiveFile> small = chosen(log.liveFiles());
        if (small.isEmpty()) {
            return 0;
        }
        long started = System.nanoTime();
        String folder = "fold-" + UUID.randomUUID();
        try {
            write(table, definition, small, staging.folder(folder));
            List<AddedFile> added = place(table, SparkFile.in(staging.folder(folder)));
            log.exchange("OPTIMIZE", small, added);
            LOG.info(
                    "folded {} files of {} into {} in {} ms",
                    small.size(),
                    definition.name(),
                    added.size(),
                    (System.nanoTime() - started) / 1_000_000);
            return small.size();
        } finally {
            staging.remove(folder);
        }
    }

    /** The small files of the dates that have too many of them. */
    static List<LiveFile> chosen(List<LiveFile> live) {
        Map<Map<String, String>, List<LiveFile>> smallByDate = live.stream()
                .filter(file -> file.bytes() < SMALL_BYTES)
                .collect(Collectors.groupingBy(LiveFile::partition));
        List<LiveFile> chosen = new ArrayList<>();
        long bytes = 0;
        for (List<LiveFile> date : smallByDate.values().stream()
                .filter(files -> files.size() >= FILES_WORTH_IT)
                .sorted(Comparator.comparingInt((List<LiveFile> files) -> files.size())
                        .reversed())
                .toList()) {
            for (LiveFile file : date) {
                if (bytes + file.bytes() <= MOST_BYTES) {
                    chosen.add(file);
                    bytes += file.bytes();
                }
            }
        }
        return chosen;
    }

    private void write(Path table, TableDefinition definition, List<LiveFile> small, Path folder) {
        Dataset<Row> rows = spark.read()
                .schema(StructType.fromDDL(definition.ddl()))
                .option("basePath", table.toString())
                .parquet(small.stream()
                        .map(file -> table.resolve(file.path()).toString())
                        .toArray(String[]::new));
        if (definition.partitionColumns().isEmpty()) {
            rows.coalesce(1)
                    .sortWithinPartitions("kafka_partition", "kafka_offset")
                    .write()
                    .parquet(folder.toString());
        } else {
            rows.repartition(functions.col("date"))
                    .sortWithinPartitions("date", "kafka_partition", "kafka_offset")
                    .write()
                    .partitionBy("date")
                    .parquet(folder.toString());
        }
    }

    private static List<AddedFile> place(Path table, List<SparkFile> files) throws IOException {
        List<AddedFile> added = new ArrayList<>();
        Set<Path> touched = new TreeSet<>();
        for (SparkFile file : files) {
            String name = "folded-" + UUID.randomUUID() + ".snappy.parquet";
            String path = file.date().isEmpty() ? name : "date=" + file.date() + "/" + name;
            RowExtent extent = RowExtent.ofFooter(file.path());
            Path target = table.resolve(path);
            Files.move(file.path(), target, StandardCopyOption.ATOMIC_MOVE);
            touched.add(target.getParent());
            added.add(AddedFile.of(
                    path,
                    file.date().isEmpty() ? Map.of() : Map.of("date", file.date()),
                    Files.size(target),
                    extent,
                    System.currentTimeMillis()));
        }
        for (Path directory : touched) {
            ExclusiveFile.sync(directory);
        }
        return added;
    }
}
