package dev.activitypipeline.controller.topicoperator;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;

/** How long a topic waits after an attempt that failed: twice as long each time, up to a minute, and never all at the same moment. */
final class Backoff {
    private static final Duration FIRST = Duration.ofMillis(500);
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final int DOUBLINGS = 7;

    private final RandomGenerator random;
    private final Map<TopicRef, Integer> failures = new ConcurrentHashMap<>();

    Backoff(RandomGenerator random) {
        this.random = random;
    }

    Duration failed(TopicRef topic) {
        int times = failures.merge(topic, 1, Integer::sum);
        long millis = Math.min(LONGEST.toMillis(), FIRST.toMillis() << Math.min(times - 1, DOUBLINGS));
        return Duration.ofMillis((long) ((double) millis * random.nextDouble(0.8, 1.2)));
    }

    int failures(TopicRef topic) {
        return failures.getOrDefault(topic, 0);
    }

    void passed(TopicRef topic) {
        failures.remove(topic);
    }
}
