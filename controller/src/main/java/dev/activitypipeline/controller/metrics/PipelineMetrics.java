package dev.activitypipeline.controller.metrics;

import dev.activitypipeline.controller.api.v1alpha1.ActivityPipelineStatus;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** Gauges of every pipeline, which go when it goes, and how many pipelines are in which phase. */
public final class PipelineMetrics {
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Map<Pipeline, ActivityPipelineStatus> statuses = new ConcurrentHashMap<>();
    private final MultiGauge phases = gauge("activitypipeline.pipelines", "Pipelines by phase");
    private final MultiGauge ready = gauge("activitypipeline.ready", "1 while the pipeline is Ready");
    private final MultiGauge lag =
            gauge("activitypipeline.lag.offsets", "Offsets in the topic that are not stored yet");
    private final MultiGauge stored =
            gauge("activitypipeline.stored.rows", "Rows in events, over the life of the store");

    private record Pipeline(String namespace, String name) {
        Tags tags() {
            return Tags.of("namespace", namespace, "pipeline", name);
        }
    }

    public PipelineMetrics() {
        new JvmMemoryMetrics().bindTo(registry);
        JvmGcMetrics garbageCollection = new JvmGcMetrics();
        garbageCollection.bindTo(registry);
    }

    /** For the operator framework's own metrics. */
    public PrometheusMeterRegistry registry() {
        return registry;
    }

    public void reported(String namespace, String name, ActivityPipelineStatus status) {
        statuses.put(new Pipeline(namespace, name), status);
    }

    public void gone(String namespace, String name) {
        statuses.remove(new Pipeline(namespace, name));
    }

    public String scrape() {
        phases.register(
                statuses.values().stream()
                        .collect(Collectors.groupingBy(ActivityPipelineStatus::phase, Collectors.counting()))
                        .entrySet()
                        .stream()
                        .map(phase -> MultiGauge.Row.of(Tags.of("phase", phase.getKey()), phase.getValue()))
                        .collect(Collectors.toList()),
                true);
        register(ready, status -> status.phase().equals("Running") ? 1 : 0);
        register(
                lag,
                status ->
                        number(status.stream() == null ? null : status.stream().lag()));
        register(
                stored,
                status ->
                        number(status.stream() == null ? null : status.stream().stored()));
        return registry.scrape();
    }

    private void register(MultiGauge gauge, ToDoubleFunction<ActivityPipelineStatus> value) {
        gauge.register(
                statuses.entrySet().stream()
                        .map(entry -> MultiGauge.Row.of(entry.getKey().tags(), value.applyAsDouble(entry.getValue())))
                        .collect(Collectors.toList()),
                true);
    }

    private static double number(Long value) {
        return value == null ? Double.NaN : value;
    }

    private MultiGauge gauge(String name, String description) {
        return MultiGauge.builder(name).description(description).register(registry);
    }
}
