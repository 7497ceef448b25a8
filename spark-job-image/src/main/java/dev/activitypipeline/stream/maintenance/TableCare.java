package dev.activitypipeline.stream.maintenance;

import dev.activitypipeline.contract.settings.StreamSettings;
import dev.activitypipeline.stream.batch.DeltaPublication;
import dev.activitypipeline.stream.batch.Publication;
import dev.activitypipeline.stream.store.StoreLayout;
import java.io.IOException;
import java.time.Clock;
import org.apache.spark.sql.SparkSession;

/** Folds small files and lets old data go, in the way of the store's format. */
sealed interface TableCare permits DeltaCare, PlainCare {
    static TableCare of(StreamSettings settings, StoreLayout layout, SparkSession spark, Publication publication) {
        return publication instanceof DeltaPublication delta
                ? new DeltaCare(delta.tables(), spark, settings.retentionDays(), Clock.systemUTC())
                : new PlainCare(layout, settings.retentionDays());
    }

    /** Folds small files into larger ones. */
    void compact(long batchId) throws IOException;

    /** Removes the dates that are older than the retention. */
    void expire() throws IOException;
}
