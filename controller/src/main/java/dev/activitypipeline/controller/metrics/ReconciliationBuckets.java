package dev.activitypipeline.controller.metrics;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import java.time.Duration;
import java.util.stream.Stream;

/** A few buckets for the time of a reconciliation, where the operator framework asks for seventy. */
final class ReconciliationBuckets implements MeterFilter {
    private static final String PREFIX = "operator.sdk.controllers.execution.";
    private static final double[] NANOS = Stream.of(10, 50, 100, 500, 1_000, 2_500, 5_000, 10_000, 30_000)
            .mapToDouble(millis -> Duration.ofMillis(millis).toNanos())
            .toArray();

    @Override
    public DistributionStatisticConfig configure(Meter.Id id, DistributionStatisticConfig asked) {
        return id.getName().startsWith(PREFIX)
                ? DistributionStatisticConfig.builder()
                        .percentilesHistogram(false)
                        .percentiles()
                        .serviceLevelObjectives(NANOS)
                        .build()
                        .merge(asked)
                : asked;
    }
}
