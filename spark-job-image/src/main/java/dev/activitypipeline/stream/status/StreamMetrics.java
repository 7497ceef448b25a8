package dev.activitypipeline.stream.status;

import dev.activitypipeline.contract.settings.StreamSettings;
import dev.activitypipeline.contract.wire.Rule;
import dev.activitypipeline.stream.StreamProblem;
import dev.activitypipeline.stream.journal.Counts;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The stream's metrics, in base units and labelled with the pipeline, read from {@link StreamProgress} at each scrape. */
final class StreamMetrics {
    private static final String PREFIX = "activitypipeline.stream.";

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final StreamProgress progress;
    private final StoreMeters store;
    private boolean tellsTotals;

    StreamMetrics(StreamProgress progress, StreamSettings settings) {
        this.progress = progress;
        registry.config().commonTags("pipeline", settings.pipelineName());
        Gauge.builder(PREFIX + "trigger.seconds", settings, s -> s.trigger().toMillis() / 1000.0)
                .description("The least time between two batches, as the manifest says")
                .register(registry);
        gauge("batch.id", "The newest committed batch", p -> (double) p.batchId());
        gauge(
                "last.commit.timestamp.seconds",
                "When the newest batch was committed, Unix time",
                p -> p.publishedAtMillis() / 1000.0);
        gauge(
                "behind.seconds",
                "Since when offsets wait without a commit; 0 while none wait",
                StreamProgress::behindSeconds);
        for (StreamState state : StreamState.values()) {
            Gauge.builder(PREFIX + "state", progress, p -> p.state() == state ? 1 : 0)
                    .description("1 for the state that the driver is in")
                    .tag("state", state.word())
                    .register(registry);
        }
        for (String reason : reasons()) {
            Gauge.builder(PREFIX + "problem", progress, p -> reason.equals(p.problemReason()) ? 1 : 0)
                    .description("1 for the problem that the driver has")
                    .tag("reason", reason)
                    .register(registry);
        }
        Timer batches = Timer.builder(PREFIX + "batch")
                .description("Batches that this driver committed, from their plan to their commit")
                .serviceLevelObjectives(
                        Duration.ofMillis(50),
                        Duration.ofMillis(100),
                        Duration.ofMillis(250),
                        Duration.ofMillis(500),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(30),
                        Duration.ofSeconds(60),
                        Duration.ofSeconds(300))
                .register(registry);
        progress.onCommit(batches::record);
        progress.upkeep().bindTo(registry);
        store = new StoreMeters(settings.store(), registry);
        JvmMeters.bindTo(registry);
    }

    synchronized String scrape() {
        if (!tellsTotals && progress.knowsItsStore()) {
            tellsTotals = true;
            registerTotals();
        }
        store.tell(progress.sizes());
        return registry.scrape();
    }

    /** Only once they are known: a counter that begins at 0 and then finds its store would look as if all of it had been stored at once. */
    private void registerTotals() {
        total("stored.rows", "Rows in events, over the life of the store", Counts::stored);
        total("unknown.fields", "Fields of stored events that no column takes", Counts::unknownFields);
        total("lost.offsets", "Offsets that left the topic before they were read", Counts::lost);
        for (Rule rule : Rule.values()) {
            FunctionCounter.builder(PREFIX + "rejected.rows", progress, p -> p.totals()
                            .rejected()
                            .getOrDefault(rule.name(), 0L))
                    .description("Rows in rejected, over the life of the store")
                    .tag("rule", rule.name())
                    .register(registry);
        }
        gauge("lag.offsets", "Offsets in the topic that no batch covers yet", p -> (double) p.lag());
    }

    private void total(String name, String description, ToDoubleFunction<Counts> count) {
        FunctionCounter.builder(PREFIX + name, progress, p -> count.applyAsDouble(p.totals()))
                .description(description)
                .register(registry);
    }

    private void gauge(String name, String description, ToDoubleFunction<StreamProgress> value) {
        Gauge.builder(PREFIX + name, progress, value).description(description).register(registry);
    }

    private static List<String> reasons() {
        return Arrays.stream(StreamProblem.class.getPermittedSubclasses())
                .map(Class::getSimpleName)
                .toList();
    }
}
