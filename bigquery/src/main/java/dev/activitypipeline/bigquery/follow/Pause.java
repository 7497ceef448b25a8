package dev.activitypipeline.bigquery.follow;

import java.time.Duration;

/** The growing time between two tries while BigQuery does not let the follower through. */
final class Pause {
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private Duration next = SHORTEST;

    /** How long to wait now; the next one is longer. */
    Duration afterFailure() {
        Duration now = next;
        next = next.multipliedBy(2).compareTo(LONGEST) > 0 ? LONGEST : next.multipliedBy(2);
        return now;
    }

    void afterSuccess() {
        next = SHORTEST;
    }
}
