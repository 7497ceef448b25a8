package dev.activitypipeline.producer.status;

import dev.activitypipeline.contract.wire.Rule;
import dev.activitypipeline.producer.status.ProducerStatus.State;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * The process's meters, all named {@code activitypipeline_producer_*} and labelled with the pipeline, and those of its JVM. Whatever can be counted is there at 0
 * from the start: who asks for an increase does not see one that a series begins with.
 */
public final class ProducerMetrics {
    private static final String PREFIX = "activitypipeline.producer.";
    /** What most often hinders a producer; a counter of any other reason appears with its first failure. */
    private static final String MOST_FREQUENT_FAILURE = "BrokerUnreachable";

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Map<Rule, Counter> refused = new EnumMap<>(Rule.class);
    private final Counter sent;
    private final Counter acknowledged;
    private final Timer transactions;

    /** @param pipeline the resource's name */
    public ProducerMetrics(String pipeline, ProducerStatus status) {
        registry.config().commonTags("pipeline", pipeline);
        sent = counter("sent.events", "Events sent, whether acknowledged or not");
        acknowledged = counter("acknowledged.events", "Events of committed transactions");
        transactions = Timer.builder(PREFIX + "transaction")
                .description("From a transaction's first event to the broker's acknowledgement")
                .serviceLevelObjectives(
                        Duration.ofMillis(10),
                        Duration.ofMillis(25),
                        Duration.ofMillis(50),
                        Duration.ofMillis(100),
                        Duration.ofMillis(150),
                        Duration.ofMillis(250),
                        Duration.ofMillis(500),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(30))
                .register(registry);
        for (Rule rule : Rule.values()) {
            refused.put(
                    rule,
                    Counter.builder(PREFIX + "refused.records")
                            .description("Records of the source that are not events")
                            .tag("rule", rule.name())
                            .register(registry));
        }
        for (State state : State.values()) {
            Gauge.builder(PREFIX + "state", status, s -> s.state() == state ? 1 : 0)
                    .description("1 for the state that the process is in")
                    .tag("state", state.toString())
                    .register(registry);
        }
        failures(MOST_FREQUENT_FAILURE);
        JvmMeters.bindTo(registry);
    }

    public void sent(long count) {
        sent.increment((double) count);
    }

    public void committed(long count, long nanos) {
        acknowledged.increment((double) count);
        transactions.record(Duration.ofNanos(nanos));
    }

    /** A transaction that was not committed; its events are sent again. */
    public void failed(String reason) {
        failures(reason).increment();
    }

    /** One record of the source that is not an event. */
    public void refused(Rule rule) {
        refused.get(rule).increment();
    }

    public long refused() {
        return (long) refused.values().stream().mapToDouble(Counter::count).sum();
    }

    public void countDuplicates(LongSupplier duplicates) {
        FunctionCounter.builder(PREFIX + "duplicate.records", duplicates, LongSupplier::getAsLong)
                .description("Second copies sent on purpose")
                .register(registry);
    }

    /** In Prometheus' text format. */
    public String scrape() {
        return registry.scrape();
    }

    private Counter counter(String name, String description) {
        return Counter.builder(PREFIX + name).description(description).register(registry);
    }

    private Counter failures(String reason) {
        return Counter.builder(PREFIX + "failures")
                .description("Times that the broker failed, and the process began again behind its last commit")
                .tag("reason", reason)
                .register(registry);
    }
}
