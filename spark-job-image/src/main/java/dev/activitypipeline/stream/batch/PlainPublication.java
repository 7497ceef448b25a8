package dev.activitypipeline.stream.batch;

import dev.activitypipeline.stream.CrashPoint;
import dev.activitypipeline.stream.journal.DataFile;
import dev.activitypipeline.stream.journal.JournalEntry;
import dev.activitypipeline.stream.store.BatchStaging;
import dev.activitypipeline.stream.store.ExclusiveFile;
import dev.activitypipeline.stream.store.StoreLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * Publishes plain Parquet files: a batch's directory is arranged in staging and then appears by one rename, so that a glob over the table sees all of a
 * batch or nothing of it. Layout: {@code events/batch_id=7/date=2024-01-05/….parquet}.
 */
public final class PlainPublication implements Publication {
    private final StoreLayout layout;
    private final BatchStaging staging;

    public PlainPublication(StoreLayout layout, BatchStaging staging) throws IOException {
        this.layout = layout;
        this.staging = staging;
        Files.createDirectories(layout.events());
        Files.createDirectories(layout.rejected());
    }

    @Override
    public void publish(JournalEntry entry) throws IOException {
        appear(entry, layout.events(), entry.events());
        CrashPoint.AFTER_EVENTS.reached(entry.batchId());
        appear(entry, layout.rejected(), entry.rejected());
    }

    @Override
    public void settle() {
        // plain files have no log to shorten
    }

    private void appear(JournalEntry entry, Path table, List<DataFile> files) throws IOException {
        Path target = table.resolve("batch_id=" + entry.batchId());
        if (files.isEmpty() || Files.exists(target)) {
            return;
        }
        Path arranged = staging.folder(entry.staging()).resolve("published-" + table.getFileName());
        Files.createDirectories(arranged);
        staging.place(entry.staging(), files, arranged, entry.batchId());
        CrashPoint.AFTER_PLACEMENT.reached(entry.batchId());
        Files.move(arranged, target, StandardCopyOption.ATOMIC_MOVE);
        ExclusiveFile.sync(table);
    }
}
