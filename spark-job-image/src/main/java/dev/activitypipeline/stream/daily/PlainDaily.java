package dev.activitypipeline.stream.daily;

import dev.activitypipeline.stream.store.ExclusiveFile;
import dev.activitypipeline.stream.store.StoreLayout;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** {@code daily} as plain files: one file a date, replaced by one rename, so that a glob sees a date before or after, and never twice. */
final class PlainDaily implements DailyTable {
    private static final String DATE = "date=";

    private final StoreLayout layout;

    PlainDaily(StoreLayout layout) throws IOException {
        this.layout = layout;
        Files.createDirectories(layout.daily());
    }

    @Override
    public List<String> eventFiles(Set<String> dates) throws IOException {
        try (Stream<Path> files = Files.walk(layout.events())) {
            return files.filter(file -> file.toString().endsWith(".parquet") && dates.contains(dateOf(file)))
                    .map(Path::toString)
                    .toList();
        }
    }

    @Override
    public Set<String> allDates() throws IOException {
        Set<String> dates = new TreeSet<>();
        try (Stream<Path> files = Files.walk(layout.events())) {
            files.filter(file -> file.toString().endsWith(".parquet")).forEach(file -> dates.add(dateOf(file)));
        }
        return dates;
    }

    @Override
    public long refreshedUpTo() throws IOException {
        return Files.exists(marker())
                ? Long.parseLong(Files.readString(marker()).strip())
                : -1;
    }

    @Override
    public void replaceDates(List<DateFile> dates, long upToBatch) throws IOException {
        for (DateFile date : dates) {
            Path target = layout.daily().resolve(DATE + date.date()).resolve("daily.snappy.parquet");
            Files.createDirectories(target.getParent());
            Files.move(date.file(), target, StandardCopyOption.ATOMIC_MOVE);
            ExclusiveFile.sync(target.getParent());
        }
        ExclusiveFile.sync(layout.daily());
        ExclusiveFile.replace(marker(), Long.toString(upToBatch).getBytes(StandardCharsets.UTF_8));
    }

    private Path marker() {
        return layout.daily().resolve("_refreshed_up_to_batch");
    }

    private static String dateOf(Path file) {
        return file.getParent().getFileName().toString().substring(DATE.length());
    }
}
