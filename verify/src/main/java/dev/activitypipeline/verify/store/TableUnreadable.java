package dev.activitypipeline.verify.store;

/** A table, not only one of its data files, cannot be read: it is absent, or its log is damaged. The message names it and says why. */
public final class TableUnreadable extends RuntimeException {
    public TableUnreadable(String message, Throwable cause) {
        super(message, cause);
    }
}
