package dev.activitypipeline.controller.observe;

import dev.activitypipeline.controller.api.v1alpha1.StreamStatus;
import java.time.Duration;
import java.time.Instant;

/** What the driver says of data that may leave the topic before it is read. */
final class UnreadData {
    private static final Duration LONG = Duration.ofHours(2);

    private UnreadData() {}

    /**
     * A half sentence with the time that is left, to be added to another; empty while there is time.
     *
     * @param otherwise what helps beside a longer retention
     */
    static String warning(StreamStatus numbers, Instant now, String otherwise) {
        String at = numbers.unreadExpiresAt();
        if (at == null) {
            return "";
        }
        Duration left = Duration.between(now, Instant.parse(at));
        if (left.isNegative()) {
            return "; unread data leaves the topic at any moment, for it is older than retention.ms: raise that, or "
                    + otherwise + "; what is lost stops the stream";
        }
        return "; unread data begins to leave the topic in "
                + (left.compareTo(LONG) > 0 ? left.toHours() + " h" : left.toMinutes() + " min")
                + ", at " + at + ": raise retention.ms, or " + otherwise;
    }
}
