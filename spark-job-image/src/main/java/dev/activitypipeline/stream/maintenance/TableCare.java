package dev.activitypipeline.stream.maintenance;

import dev.activitypipeline.contract.settings.StreamSettings;
import dev.activitypipeline.contract.settings.StreamSettings.StoreFormat;
import dev.activitypipeline.stream.store.StoreLayout;
import java.io.IOException;
import org.apache.spark.sql.SparkSession;

/** Folds small files and lets old data go, in the way of the store's format. */
sealed interface TableCare permits DeltaCare, PlainCare {
    static TableCare of(StreamSettings settings, StoreLayout layout, SparkSession spark) {
        return settings.format() == StoreFormat.PARQUET
                ? new PlainCare(layout, settings.retentionDays())
                : new DeltaCare(layout, spark, settings.retentionDays());
    }

    /** Folds small files into larger ones. */
    void compact(long batchId) throws IOException;

    /** Removes the dates that are older than the retention. */
    void expire() throws IOException;
}
