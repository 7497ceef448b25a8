package dev.activitypipeline.local;

import java.time.Duration;

/** How long to wait before the next start: 1 s, 2 s, 4 s, ... up to 30 s; five failures in a row without progress are enough. */
final class Backoff {
    private static final int MOST_FAILURES = 5;
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private int failures;

    /** Counts a failure and tells how long to wait after it. */
    Duration afterFailure() {
        Duration doubled = Duration.ofSeconds(1L << Math.min(failures, 10));
        failures++;
        return doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
    }

    /** The process did its work again: the next failure is a first one. */
    void progressed() {
        failures = 0;
    }

    boolean isExhausted() {
        return failures >= MOST_FAILURES;
    }

    int failures() {
        return failures;
    }
}
