package dev.activitypipeline.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

/**
 * A producer as seen from outside: how far the topic has grown and how much CPU time the process has used, every 50 ms. The same eyes see ours and Kafka's.
 *
 * @param samples in their order
 * @param events how many the producer was to send
 */
record ProducerRun(List<Sample> samples, long events) {
    private static final Duration DEADLINE = Duration.ofMinutes(3);
    /** Before that the JVM compiles; after that the last batches trickle in. */
    private static final double FROM = 0.35;

    private static final double TO = 0.98;

    record Sample(long nanos, Duration cpu, long offsets) {}

    static ProducerRun watch(ChildJvm producer, Topics topics, String topic, long events)
            throws InterruptedException, ExecutionException, NotMeasured {
        List<Sample> samples = new ArrayList<>();
        long deadline = System.nanoTime() + DEADLINE.toNanos();
        while (producer.isAlive() && System.nanoTime() < deadline) {
            long offsets = topics.end(topic);
            Optional<Duration> cpu = producer.cpu();
            if (cpu.isPresent()) {
                samples.add(new Sample(System.nanoTime(), cpu.get(), offsets));
            }
            Thread.sleep(50);
        }
        producer.awaitSuccess(Duration.ofSeconds(1));
        return new ProducerRun(samples, events);
    }

    double eventsPerSecond() throws NotMeasured {
        return offsets() / ((last().nanos() - first().nanos()) / 1e9);
    }

    double cpuMicrosPerEvent() throws NotMeasured {
        return last().cpu().minus(first().cpu()).toNanos() / 1e3 / offsets();
    }

    private double offsets() throws NotMeasured {
        long offsets = last().offsets() - first().offsets();
        if (offsets <= 0) {
            throw new NotMeasured("the producer was too quick to be watched; it needs more events than " + events);
        }
        return offsets;
    }

    private Sample first() throws NotMeasured {
        return samples.stream()
                .filter(sample -> sample.offsets() >= FROM * events)
                .findFirst()
                .orElseThrow(() -> new NotMeasured("the producer sent too little"));
    }

    private Sample last() throws NotMeasured {
        return samples.stream()
                .filter(sample -> sample.offsets() <= TO * events)
                .reduce((earlier, later) -> later)
                .orElseThrow(() -> new NotMeasured("the producer sent too little"));
    }
}
