package dev.activitypipeline.stream.batch;

import dev.activitypipeline.stream.CrashPoint;
import dev.activitypipeline.stream.delta.AddedFile;
import dev.activitypipeline.stream.delta.DeltaTables;
import dev.activitypipeline.stream.delta.TransactionLog;
import dev.activitypipeline.stream.journal.DataFile;
import dev.activitypipeline.stream.journal.JournalEntry;
import dev.activitypipeline.stream.store.BatchStaging;
import dev.activitypipeline.stream.store.StoreLayout;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Publishes as one Delta transaction a table; a batch that a table has already is skipped. */
public final class DeltaPublication implements Publication {
    private final StoreLayout layout;
    private final BatchStaging staging;
    private final DeltaTables tables;

    public DeltaPublication(StoreLayout layout, BatchStaging staging, DeltaTables tables) {
        this.layout = layout;
        this.staging = staging;
        this.tables = tables;
    }

    @Override
    public void publish(JournalEntry entry) throws IOException {
        append(tables.events(), layout.events(), entry, entry.events());
        CrashPoint.AFTER_EVENTS.reached(entry.batchId());
        append(tables.rejected(), layout.rejected(), entry, entry.rejected());
    }

    @Override
    public void settle() throws IOException {
        tables.events().checkpoint();
        tables.rejected().checkpoint();
    }

    public DeltaTables tables() {
        return tables;
    }

    private void append(TransactionLog log, Path table, JournalEntry entry, List<DataFile> files) throws IOException {
        if (files.isEmpty() || entry.batchId() <= log.lastTransaction()) {
            return;
        }
        staging.place(entry.staging(), files, table, entry.batchId());
        CrashPoint.AFTER_PLACEMENT.reached(entry.batchId());
        log.append(
                entry.batchId(),
                files.stream()
                        .map(file -> AddedFile.of(file, entry.publishedAt()))
                        .toList());
    }
}
