package dev.activitypipeline.bench.controller;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Changes that were sent, and how long each waited for its answer. */
final class Burst {
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
        List<Double> waits = new ArrayList<>();
        for (Sent one : sent) {
            Await.until(5, () -> answer(one).isPresent(), () -> "there is no answer to change " + one);
            waits.add((answer(one).orElseThrow() - one.nanos()) / 1e9);
        }
        return waits;
    }

    private Optional<Long> answer(Sent one) {
        return load.answered(one.topic(), one.generation());
    }
}
