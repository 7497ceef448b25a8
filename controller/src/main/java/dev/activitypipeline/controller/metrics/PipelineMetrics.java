package dev.activitypipeline.controller.metrics;

import dev.activitypipeline.controller.api.v1alpha1.ActivityPipeline;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The controller's metrics: what each pipeline's resource says, read at each scrape, so that a pipeline's metrics go when it goes. */
public final class PipelineMetrics {
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final List<Family> families = new ArrayList<>();
    private volatile Supplier<Stream<ActivityPipeline>> pipelines = Stream::empty;

    private record Family(MultiGauge gauge, PipelineGauge values) {}

    /** @param version of the controller */
    public PipelineMetrics(String version) {
        registry.config().meterFilter(new ReconciliationBuckets());
        Gauge.builder("activitypipeline.controller.info", () -> 1)
                .description("1 while the controller runs")
                .tag("version", version)
                .strongReference(true)
                .register(registry);
        PipelineGauge.ALL.forEach(values -> families.add(new Family(
                MultiGauge.builder("activitypipeline." + values.name())
                        .description(values.description())
                        .register(registry),
                values)));
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
    public synchronized String scrape() {
        List<ActivityPipeline> known = pipelines.get().toList();
        for (Family family : families) {
            List<MultiGauge.Row<?>> rows = new ArrayList<>();
            for (ActivityPipeline pipeline : known) {
                Tags tags = Tags.of(
                        "namespace",
                        pipeline.getMetadata().getNamespace(),
                        "pipeline",
                        pipeline.getMetadata().getName());
                family.values()
                        .of(pipeline)
                        .forEach(value -> rows.add(MultiGauge.Row.of(tags.and(value.labels()), value.number())));
            }
            family.gauge().register(rows, true);
        }
        return registry.scrape();
    }
}
