package dev.activitypipeline.controller.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** What the topic operator does: how much, how quickly, with what result, and how many topics are how. */
public final class TopicOperatorMetrics {
    private static final String PREFIX = "activitypipeline.topicoperator.";
    private static final List<String> STATES = List.of("ready", "not_ready", "unmanaged", "paused");

    private final MeterRegistry registry;
    private final DistributionSummary batches;
    private final Timer statuses;
    private final Map<Object, String> states = new ConcurrentHashMap<>();

    public TopicOperatorMetrics(MeterRegistry registry) {
        this.registry = registry;
        batches = DistributionSummary.builder(PREFIX + "batch.size")
                .description("Topics in a batch")
                .publishPercentileHistogram(false)
                .serviceLevelObjectives(1, 10, 50, 100, 500)
                .register(registry);
        statuses = Timer.builder(PREFIX + "status.write.duration")
                .description("Writing the status of a KafkaTopic")
                .register(registry);
        for (String state : STATES) {
            Gauge.builder(
                            PREFIX + "topics",
                            () -> states.values().stream().filter(state::equals).count())
                    .description("KafkaTopics by state")
                    .tag("state", state)
                    .register(registry);
        }
    }

    /** Topics that wait in a lane of the queue: {@code edit} or {@code round}. */
    public void queue(String lane, Supplier<Number> length) {
        Gauge.builder(PREFIX + "queue.length", length)
                .description(
                        "Topics that wait for a batch; lane edit: somebody has changed them; lane round: the periodic look")
                .tag("lane", lane)
                .register(registry);
    }

    /** How long the topic that waits longest has waited. */
    public void age(Supplier<Duration> age) {
        Gauge.builder(PREFIX + "queue.age", () -> age.get().toMillis() / 1_000.0)
                .description("How long the topic that waits longest has waited")
                .baseUnit("seconds")
                .register(registry);
    }

    public void batch(int topics) {
        batches.record(topics);
    }

    /**
     * One topic in one batch.
     *
     * @param topic identifies it
     * @param result {@code ready}, {@code not_ready}, {@code unmanaged}, {@code paused}, {@code released} or {@code overtaken}
     */
    public void reconciled(Object topic, String result) {
        if (STATES.contains(result)) {
            states.put(topic, result);
        }
        Counter.builder(PREFIX + "reconciliations")
                .description("Topics looked at, by what became of them")
                .tag("result", result)
                .register(registry)
                .increment();
    }

    /**
     * Has a reason counted from the start, which an alert asks for: a counter that begins at its first failure shows Prometheus no increase.
     *
     * @param reason as the status tells it
     */
    public void mayFail(String reason) {
        failures(reason);
    }

    /** @param reason as the status tells it */
    public void failed(String reason) {
        failures(reason).increment();
    }

    /** The resource is no longer there. */
    public void gone(Object topic) {
        states.remove(topic);
    }

    /** @param call as the Admin client names it */
    public void adminCall(String call, long nanos, boolean succeeded) {
        Timer.builder(PREFIX + "admin.duration")
                .description("Calls of Kafka's Admin API; result error: refused for at least one topic")
                .tag("call", call)
                .tag("result", succeeded ? "ok" : "error")
                .register(registry)
                .record(nanos, TimeUnit.NANOSECONDS);
    }

    public void statusWritten(long nanos) {
        statuses.record(nanos, TimeUnit.NANOSECONDS);
    }

    private Counter failures(String reason) {
        return Counter.builder(PREFIX + "errors")
                .description("Topics that are not as their resources say, by reason, counted at each look")
                .tag("reason", reason)
                .register(registry);
    }
}
