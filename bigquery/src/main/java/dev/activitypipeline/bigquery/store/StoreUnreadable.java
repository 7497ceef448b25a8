package dev.activitypipeline.bigquery.store;

/** A table of the store, or a file of one, cannot be read now; a file that compaction has replaced meanwhile is in no later snapshot. */
public final class StoreUnreadable extends RuntimeException {
    StoreUnreadable(String message, Throwable cause) {
        super(message, cause);
    }
}
