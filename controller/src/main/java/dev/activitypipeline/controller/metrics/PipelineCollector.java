package dev.activitypipeline.controller.metrics;

import dev.activitypipeline.controller.api.v1alpha1.ActivityPipeline;
import dev.activitypipeline.controller.api.v1alpha1.StoreSpec;
import dev.activitypipeline.controller.metrics.PipelineGauge.Value;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot.InfoDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What each pipeline's resource says, read at each scrape and kept by nobody: a pipeline's metrics go when it goes. */
record PipelineCollector(Supplier<Stream<ActivityPipeline>> pipelines) implements MultiCollector {
    private static final String PREFIX = "activitypipeline";

    @Override
    public MetricSnapshots collect() {
        List<ActivityPipeline> known = pipelines.get().toList();
        MetricSnapshots.Builder all = MetricSnapshots.builder().metricSnapshot(information(known));
        PipelineGauge.ALL.forEach(gauge -> all.metricSnapshot(numbers(gauge, known)));
        return all.build();
    }

    private static InfoSnapshot information(List<ActivityPipeline> known) {
        InfoSnapshot.Builder information =
                InfoSnapshot.builder().name(PREFIX).help("1; where the pipeline's events pass and how they are kept");
        each(
                known,
                PipelineCollector::information,
                Function.identity(),
                (labels, same) -> information.dataPoint(
                        InfoDataPointSnapshot.builder().labels(labels).build()));
        return information.build();
    }

    private static GaugeSnapshot numbers(PipelineGauge gauge, List<ActivityPipeline> known) {
        GaugeSnapshot.Builder numbers =
                GaugeSnapshot.builder().name(PREFIX + "_" + gauge.name()).help(gauge.description());
        each(
                known,
                gauge::of,
                Value::labels,
                (labels, value) -> numbers.dataPoint(GaugeDataPointSnapshot.builder()
                        .labels(labels)
                        .value(value.number())
                        .build()));
        return numbers.build();
    }

    /** @param each gets the labels once: one set of them with two values would fail the whole scrape, and a status may be anybody's */
    private static <T> void each(
            List<ActivityPipeline> known,
            Function<ActivityPipeline, Stream<T>> points,
            Function<T, Labels> labelsOf,
            BiConsumer<Labels, T> each) {
        Set<Labels> told = new HashSet<>();
        for (ActivityPipeline pipeline : known) {
            Labels own = Labels.of(
                    "namespace",
                    pipeline.getMetadata().getNamespace(),
                    "pipeline",
                    pipeline.getMetadata().getName());
            points.apply(pipeline).forEach(point -> {
                Labels labels = own.merge(labelsOf.apply(point));
                if (told.add(labels)) {
                    each.accept(labels, point);
                }
            });
        }
    }

    /** Where its events pass and how they are kept. */
    private static Stream<Labels> information(ActivityPipeline pipeline) {
        return Stream.ofNullable(pipeline.getSpec())
                .filter(spec -> spec.topic() != null && spec.store() != null)
                .map(spec -> Labels.of(
                        "topic",
                        Objects.requireNonNullElse(spec.topic().name(), ""),
                        "format",
                        Objects.requireNonNullElse(spec.store().format(), StoreSpec.Format.DELTA)
                                .name()
                                .toLowerCase(Locale.ROOT)));
    }
}
