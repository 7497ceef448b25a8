package dev.activitypipeline.bigquery.follow;

import dev.activitypipeline.bigquery.cloud.TableKind;
import dev.activitypipeline.bigquery.cloud.Warehouse;
import java.io.IOException;

/** One table of BigQuery on its way to be equal to the store's. */
sealed interface FollowedTable permits AppendedTable, ReplacedTable {
    TableKind kind();

    /** Looks at the store alone: how far BigQuery is behind. */
    Lag look() throws IOException;

    /**
     * Does the next step, if there is one.
     *
     * @return what was written; empty when the table is level
     */
    Step step(Warehouse warehouse) throws IOException, InterruptedException;

    /** Forgets what it knows of BigQuery and of the store, to look again before the next step. */
    void doubt();

    /**
     * @param rows of the store that BigQuery lacks; of {@code daily}, of the dates that differ
     * @param held rows that BigQuery has
     * @param level whether there is no difference
     */
    record Lag(long rows, long held, boolean level) {}

    /**
     * @param rows that were written
     * @param bytes of them, as they were sent
     * @param more whether there may be another step at once
     */
    record Step(long rows, long bytes, boolean more) {
        static final Step NONE = new Step(0, 0, false);
    }
}
