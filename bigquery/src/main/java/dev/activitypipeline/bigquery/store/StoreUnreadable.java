package dev.activitypipeline.bigquery.store;

import java.util.Objects;

/** A table of the store, or a file of one, cannot be read now; a file that compaction has replaced meanwhile is in no later snapshot. */
public final class StoreUnreadable extends RuntimeException {
    StoreUnreadable(String what, Throwable cause) {
        super(what + ": " + firstLine(cause), cause);
    }

    /** Hadoop's messages hold whole stack traces; this one is for a status. */
    private static String firstLine(Throwable cause) {
        return Objects.requireNonNullElse(cause.getMessage(), cause.toString())
                .strip()
                .lines()
                .findFirst()
                .orElse(cause.toString());
    }
}
