package dev.activitypipeline.verify.report.data;

import java.time.Duration;
import java.time.Instant;

/** From the first to the last moment, both included. {@link #NONE} where nothing happened. */
public record TimeSpan(long firstMillis, long lastMillis) {
    public static final TimeSpan NONE = new TimeSpan(Long.MAX_VALUE, Long.MIN_VALUE);

    public boolean isNone() {
        return firstMillis > lastMillis;
    }

    public Instant first() {
        return Instant.ofEpochMilli(firstMillis);
    }

    public Instant last() {
        return Instant.ofEpochMilli(lastMillis);
    }

    public Duration length() {
        return isNone() ? Duration.ZERO : Duration.ofMillis(lastMillis - firstMillis);
    }
}
