package dev.activitypipeline.controller.observe;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;

/** What the driver says of data that may leave the topic before it is read. */
final class UnreadData {
    private static final Duration LONG = Duration.ofHours(2);

    private UnreadData() {}

    /** A half sentence with the time that is left, to be added to another; empty while there is time. */
    static String warning(JsonNode report, Instant now) {
        JsonNode at = report.path("unreadExpiresAt");
        if (!at.isTextual()) {
            return "";
        }
        Duration left = Duration.between(now, Instant.parse(at.asText()));
        if (left.isNegative()) {
            return "; unread data leaves the topic at any moment, for it is older than retention.ms: raise that, or what is lost stops the stream";
        }
        return "; unread data begins to leave the topic in "
                + (left.compareTo(LONG) > 0 ? left.toHours() + " h" : left.toMinutes() + " min")
                + ", at " + at.asText() + ": raise retention.ms, or give the stream more";
    }
}
