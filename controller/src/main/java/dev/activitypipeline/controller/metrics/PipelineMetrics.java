package dev.activitypipeline.controller.metrics;

import dev.activitypipeline.controller.api.v1alpha1.ActivityPipeline;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The controller's metrics: what each pipeline's resource says, and what the operator framework and the JVM count. */
public final class PipelineMetrics {
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private volatile Supplier<Stream<ActivityPipeline>> pipelines = Stream::empty;

    /** @param version of the controller */
    public PipelineMetrics(String version) {
        registry.config().meterFilter(new ReconciliationBuckets());
        Gauge.builder("activitypipeline.controller.info", () -> 1)
                .description("1 while the controller runs")
                .tag("version", version)
                .strongReference(true)
                .register(registry);
        registry.getPrometheusRegistry().register(new PipelineCollector(() -> pipelines.get()));
        JvmMeters.bindTo(registry);
    }

    /** For the operator framework's own metrics. */
    public PrometheusMeterRegistry registry() {
        return registry;
    }

    /** @param known all pipelines that the controller looks after, as it knows them now */
    public void tellOf(Supplier<Stream<ActivityPipeline>> known) {
        pipelines = known;
    }

    /** In Prometheus' text format. */
    public String scrape() {
        return registry.scrape();
    }
}
