package dev.activitypipeline.stream.batch;

import dev.activitypipeline.stream.CrashPoint;
import dev.activitypipeline.stream.delta.AddedFile;
import dev.activitypipeline.stream.delta.TableDefinition;
import dev.activitypipeline.stream.delta.TransactionLog;
import dev.activitypipeline.stream.journal.DataFile;
import dev.activitypipeline.stream.journal.JournalEntry;
import dev.activitypipeline.stream.store.BatchStaging;
import dev.activitypipeline.stream.store.StoreLayout;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.hadoop.conf.Configuration;

/** Publishes as one Delta transaction a table; a batch that a table has already is skipped. */
public final class DeltaPublication implements Publication {
    private final StoreLayout layout;
    private final BatchStaging staging;
    private final TransactionLog events;
    private final TransactionLog rejected;

    public DeltaPublication(StoreLayout layout, BatchStaging staging, String applicationId, Configuration hadoop)
            throws IOException {
        this.layout = layout;
        this.staging = staging;
        this.events = TransactionLog.open(layout.events(), TableDefinition.EVENTS, applicationId, hadoop);
        this.rejected = TransactionLog.open(layout.rejected(), TableDefinition.REJECTED, applicationId, hadoop);
    }

    @Override
    public void publish(JournalEntry entry) throws IOException {
        append(events, layout.events(), entry, entry.events());
        CrashPoint.AFTER_EVENTS.reached(entry.batchId());
        append(rejected, layout.rejected(), entry, entry.rejected());
    }

    @Override
    public void settle() throws IOException {
        events.checkpoint();
        rejected.checkpoint();
    }

    /** The log of {@code events}, for maintenance that decides by its length. */
    public TransactionLog events() {
        return events;
    }

    public TransactionLog rejected() {
        return rejected;
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
