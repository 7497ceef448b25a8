package dev.activitypipeline.stream.maintenance;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** When a piece of work is due again; never, where its interval is zero. */
final class Schedule {
    private final Duration interval;
    private final Clock clock;
    private Instant last;

    Schedule(Duration interval, Clock clock) {
        this.interval = interval;
        this.clock = clock;
        this.last = clock.instant();
    }

    /** Whether the interval has passed; asking starts the next one. */
    boolean isDue() {
        Instant now = clock.instant();
        if (interval.isZero() || now.isBefore(last.plus(interval))) {
            return false;
        }
        last = now;
        return true;
    }
}
