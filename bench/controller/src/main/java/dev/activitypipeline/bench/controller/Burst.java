package dev.activitypipeline.bench.controller;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Changes that were sent, and how long each waited for its answer. */
final class Burst {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final TopicLoad load;
    private final Queue<Sent> sent = new ConcurrentLinkedQueue<>();

    private record Sent(int topic, long generation, long nanos) {}

    Burst(TopicLoad load) {
        this.load = load;
    }

    void change(int topic, String spec) {
        long start = System.nanoTime();
        sent.add(new Sent(topic, load.change(topic, spec), start));
    }

    /** Seconds from each change to the first answer to it, or to a later one of its topic; waits until there is one. */
    List<Double> waits() throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        List<Double> waits = new ArrayList<>();
        for (Sent one : sent) {
            Optional<Long> answer = load.answered(one.topic(), one.generation());
            while (answer.isEmpty()) {
                if (System.nanoTime() > end) {
                    throw new IllegalStateException("no answer to change " + one);
                }
                Thread.sleep(5);
                answer = load.answered(one.topic(), one.generation());
            }
            waits.add((answer.get() - one.nanos()) / 1e9);
        }
        return waits;
    }
}
