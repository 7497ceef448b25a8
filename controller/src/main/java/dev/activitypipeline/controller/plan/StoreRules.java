package dev.activitypipeline.controller.plan;

import dev.activitypipeline.controller.api.v1alpha1.StoreSpec;
import dev.activitypipeline.controller.api.v1alpha1.StoreSpec.Format;

/** What a store can be. */
final class StoreRules {
    private static final int MOST_DAYS = 36_500;

    private StoreRules() {}

    static void check(StoreSpec store, Violations violations) {
        if (store.path() != null) {
            RelativePath.check("spec.store.path", store.path(), violations);
        }
        if (store.retention() != null && days(store.retention()) > MOST_DAYS) {
            violations.add(
                    "spec.store.retention",
                    "\"" + store.retention() + "\"",
                    "must be a number of days between 1d and " + MOST_DAYS + "d");
        }
        if (store.format() == Format.PARQUET && store.compaction() != null) {
            violations.add(
                    "spec.store.compaction",
                    "has no place with format parquet, whose files are never rewritten; remove it or use format delta");
        }
        if (store.bigQuery() != null) {
            BigQueryRules.check(store, store.bigQuery(), violations);
        }
    }

    /** For a retention that has the right shape. */
    static int days(String retention) {
        return Integer.parseInt(retention.substring(0, retention.length() - 1));
    }
}
