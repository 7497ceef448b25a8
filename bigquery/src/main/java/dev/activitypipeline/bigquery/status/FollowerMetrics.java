package dev.activitypipeline.bigquery.status;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;

/** The follower's metrics, in base units, read from {@link FollowerProgress} at each scrape. */
final class FollowerMetrics {
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    FollowerMetrics(FollowerProgress progress, String pipeline) {
        registry.config().commonTags("pipeline", pipeline);
        Gauge.builder("activitypipeline.bigquery.lag.rows", progress, FollowerProgress::lagRows)
                .description("Rows of the store that BigQuery lacks")
                .register(registry);
        Gauge.builder("activitypipeline.bigquery.lag.seconds", progress, FollowerProgress::lagSeconds)
                .description("Time since BigQuery lacked nothing; 0 while it lacks nothing")
                .register(registry);
        Gauge.builder("activitypipeline.bigquery.failing", progress, p -> p.isFailing() ? 1 : 0)
                .description("1 while BigQuery cannot be written to")
                .register(registry);
        FunctionCounter.builder("activitypipeline.bigquery.written.rows", progress, FollowerProgress::rowsWritten)
                .description("Rows that this follower wrote")
                .register(registry);
        FunctionCounter.builder("activitypipeline.bigquery.written.bytes", progress, FollowerProgress::bytesWritten)
                .description("Bytes of them, as they were sent")
                .baseUnit("bytes")
                .register(registry);
        FunctionCounter.builder("activitypipeline.bigquery.failures", progress, FollowerProgress::failures)
                .description("Rounds that BigQuery, or the way to it, did not let through")
                .register(registry);
        new JvmMemoryMetrics().bindTo(registry);
    }

    String scrape() {
        return registry.scrape();
    }
}
