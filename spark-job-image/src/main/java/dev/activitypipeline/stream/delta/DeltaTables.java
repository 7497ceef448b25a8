package dev.activitypipeline.stream.delta;

import dev.activitypipeline.stream.store.StoreLayout;
import java.io.IOException;
import org.apache.hadoop.conf.Configuration;

/** The logs of a store's three tables, opened by one driver for one life of the topic. */
public record DeltaTables(StoreLayout layout, TransactionLog events, TransactionLog rejected, TransactionLog daily) {

    /**
     * Opens the tables, and makes those that are not there.
     *
     * @param applicationId Delta's {@code txn.appId}: the pipeline and the life of its topic
     */
    public static DeltaTables open(StoreLayout layout, String applicationId, Configuration hadoop) throws IOException {
        return new DeltaTables(
                layout,
                TransactionLog.open(layout.events(), TableDefinition.EVENTS, applicationId, hadoop),
                TransactionLog.open(layout.rejected(), TableDefinition.REJECTED, applicationId, hadoop),
                TransactionLog.open(layout.daily(), TableDefinition.DAILY, applicationId, hadoop));
    }

    /** Only for the store's one owner, before anything of it writes. */
    public void removeOrphans() throws IOException {
        Orphans.remove(layout.events(), events);
        Orphans.remove(layout.rejected(), rejected);
        Orphans.remove(layout.daily(), daily);
    }
}
