package dev.activitypipeline.stream.maintenance;

import dev.activitypipeline.stream.store.FolderTree;
import dev.activitypipeline.stream.store.StoreLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;

/**
 * Plain files cannot be folded under readers: no rename swaps two directories for one at once, so a glob would see rows twice or not at all. They stay
 * as they were published; a user who wants fewer files chooses a longer trigger, or Delta.
 */
final class PlainCare implements TableCare {
    private final StoreLayout layout;
    private final int retentionDays;

    PlainCare(StoreLayout layout, int retentionDays) {
        this.layout = layout;
        this.retentionDays = retentionDays;
    }

    @Override
    public void compact(long batchId) {
        // nothing that a reader of plain files would not notice
    }

    @Override
    public void expire() throws IOException {
        String oldest = "date=" + LocalDate.now(ZoneOffset.UTC).minusDays(retentionDays);
        for (Path batch : folders(layout.events())) {
            for (Path date : folders(batch)) {
                deleteIfBefore(date, oldest);
            }
        }
        for (Path date : folders(layout.daily())) {
            deleteIfBefore(date, oldest);
        }
    }

    private static void deleteIfBefore(Path date, String oldest) throws IOException {
        if (date.getFileName().toString().compareTo(oldest) < 0) {
            FolderTree.delete(date);
        }
    }

    private static List<Path> folders(Path parent) throws IOException {
        try (Stream<Path> entries = Files.list(parent)) {
            return entries.filter(Files::isDirectory).toList();
        }
    }
}
