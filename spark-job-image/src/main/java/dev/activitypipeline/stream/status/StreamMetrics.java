package dev.activitypipeline.stream.status;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.ArrayList;
import java.util.List;

/** The stream's metrics, in base units, read from {@link StreamProgress} at each scrape. */
final class StreamMetrics {
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final StreamProgress progress;
    private final MultiGauge rejected;

    StreamMetrics(StreamProgress progress, String pipeline) {
        this.progress = progress;
        registry.config().commonTags("pipeline", pipeline);
        FunctionCounter.builder("activitypipeline.stream.stored", progress, p -> p.totals()
                        .stored())
                .description("Rows in events, over the life of the store")
                .register(registry);
        FunctionCounter.builder("activitypipeline.stream.unknown.fields", progress, p -> p.totals()
                        .unknownFields())
                .description("Fields of stored events that no column takes")
                .register(registry);
        FunctionCounter.builder("activitypipeline.stream.lost.offsets", progress, p -> p.totals()
                        .lost())
                .description("Offsets that left the topic before they were read, over the life of the store")
                .register(registry);
        FunctionCounter.builder("activitypipeline.stream.batches", progress, StreamProgress::commits)
                .description("Batches that this driver committed")
                .register(registry);
        Gauge.builder("activitypipeline.stream.lag.offsets", progress, StreamProgress::lag)
                .description("Offsets in the topic that no batch covers yet")
                .register(registry);
        Gauge.builder("activitypipeline.stream.batch.id", progress, StreamProgress::batchId)
                .description("The newest committed batch")
                .register(registry);
        Gauge.builder("activitypipeline.stream.batch.seconds", progress, p -> p.batchMillis() / 1000.0)
                .description("How long the newest batch took from its plan to its commit")
                .register(registry);
        Gauge.builder(
                        "activitypipeline.stream.last.commit.timestamp.seconds",
                        progress,
                        p -> p.publishedAtMillis() / 1000.0)
                .description("When the newest batch was committed, Unix time")
                .register(registry);
        Gauge.builder("activitypipeline.stream.running", progress, p -> p.state() == StreamState.RUNNING ? 1 : 0)
                .description("1 while the query runs")
                .register(registry);
        this.rejected = MultiGauge.builder("activitypipeline.stream.rejected.rows")
                .description("Rows in rejected, over the life of the store, by rule")
                .register(registry);
        new JvmMemoryMetrics().bindTo(registry);
        JvmGcMetrics garbageCollection = new JvmGcMetrics();
        garbageCollection.bindTo(registry);
    }

    String scrape() {
        List<MultiGauge.Row<?>> rows = new ArrayList<>();
        progress.totals()
                .rejected()
                .forEach((rule, count) -> rows.add(MultiGauge.Row.of(Tags.of("rule", rule), count)));
        rejected.register(rows, true);
        return registry.scrape();
    }
}
