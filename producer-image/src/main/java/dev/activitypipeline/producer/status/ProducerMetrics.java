package dev.activitypipeline.producer.status;

import dev.activitypipeline.contract.wire.Rule;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.LongSupplier;

/** The process's meters, all named {@code activitypipeline_producer_*}, and those of its JVM. */
public final class ProducerMetrics {
    private static final String PREFIX = "activitypipeline.producer.";

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Counter events = counter("events", "events sent, whether acknowledged or not");
    private final Counter acknowledged = counter("acknowledged", "events of committed transactions");
    private final Map<Rule, Counter> refused = new EnumMap<>(Rule.class);
    private final Timer transactions = Timer.builder(PREFIX + "transaction")
            .description("from a transaction's first event to the broker's acknowledgement")
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

    public ProducerMetrics(ProducerStatus status) {
        Gauge.builder(PREFIX + "rate", status, ProducerStatus::eventsPerSecond)
                .description("acknowledged events a second")
                .register(registry);
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
    }

    public void sent(long count) {
        events.increment((double) count);
    }

    public void committed(long count, long nanos) {
        acknowledged.increment((double) count);
        transactions.record(Duration.ofNanos(nanos));
    }

    /** One record of the source that is not an event. */
    public synchronized void refused(Rule rule) {
        refused.computeIfAbsent(rule, r -> Counter.builder(PREFIX + "refused")
                        .description("records of the source that are not events")
                        .tag("rule", r.name())
                        .register(registry))
                .increment();
    }

    public synchronized long refused() {
        return (long) refused.values().stream().mapToDouble(Counter::count).sum();
    }

    public void countDuplicates(LongSupplier duplicates) {
        FunctionCounter.builder(PREFIX + "duplicates", duplicates, LongSupplier::getAsLong)
                .description("second copies sent on purpose")
                .register(registry);
    }

    /** In Prometheus' text format. */
    public String scrape() {
        return registry.scrape();
    }

    private Counter counter(String name, String description) {
        return Counter.builder(PREFIX + name).description(description).register(registry);
    }
}
