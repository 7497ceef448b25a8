package dev.activitypipeline.stream;

import java.nio.file.Path;
import org.apache.spark.sql.streaming.StreamingQuery;
import org.apache.spark.sql.streaming.StreamingQueryException;

/** Waits for the query's end and tells what it means. */
final class QueryOutcome {
    private QueryOutcome() {}

    /** Returns when the query was drained. @throws StreamStopped with the problem when it failed */
    static void await(StreamingQuery query, Drain drain, Path store) {
        try {
            query.awaitTermination();
        } catch (StreamingQueryException failed) {
            if (drain.requested()) {
                return;
            }
            throw stopped(failed, store);
        }
        if (!drain.requested()) {
            throw new StreamStopped(new StreamProblem.StreamFailed("it stopped without being asked to"));
        }
    }

    /** The problem behind a failure, found along its causes. */
    static StreamStopped stopped(Throwable failure, Path store) {
        Throwable root = failure;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            root = cause;
            if (cause instanceof StreamStopped known) {
                return known;
            }
            String message = String.valueOf(cause.getMessage());
            if (message.contains("No space left on device") || message.contains("Disk quota exceeded")) {
                return new StreamStopped(
                        new StreamProblem.StorageFull(
                                store, message.lines().findFirst().orElse("")),
                        failure);
            }
            if (message.contains("CONCURRENT_STREAM_LOG_UPDATE") || message.contains("are concurrently using")) {
                return new StreamStopped(new StreamProblem.Fenced("the next batch's plan"), failure);
            }
        }
        String cause = root.getClass().getSimpleName() + ": "
                + String.valueOf(root.getMessage()).lines().findFirst().orElse("");
        return new StreamStopped(new StreamProblem.StreamFailed(cause), failure);
    }
}
