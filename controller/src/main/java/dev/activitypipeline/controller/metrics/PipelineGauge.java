package dev.activitypipeline.controller.metrics;

import dev.activitypipeline.controller.api.v1alpha1.ActivityPipeline;
import dev.activitypipeline.controller.api.v1alpha1.ActivityPipelineStatus;
import dev.activitypipeline.controller.api.v1alpha1.ConditionStatus;
import dev.activitypipeline.controller.api.v1alpha1.ProducerStatus;
import dev.activitypipeline.controller.api.v1alpha1.StreamStatus;
import dev.activitypipeline.controller.status.PipelinePhase;
import io.prometheus.metrics.model.snapshots.Labels;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * One metric of each pipeline, from its resource alone. What the status does not say has no value.
 *
 * @param name behind {@code activitypipeline_}
 * @param values none, one, or one for each further label
 */
record PipelineGauge(String name, String description, Function<ActivityPipeline, Stream<Value>> values) {

    /** @param labels beside the pipeline and its namespace */
    record Value(Labels labels, double number) {}

    private static final List<String> PHASES = Arrays.stream(PipelinePhase.class.getPermittedSubclasses())
            .map(Class::getSimpleName)
            .toList();

    static final List<PipelineGauge> ALL = List.of(
            new PipelineGauge("phase", "1 for the phase that the pipeline is in", PipelineGauge::phases),
            new PipelineGauge("condition", "1 where the condition is True, else 0", PipelineGauge::conditions),
            ofProducer("producers", "Producer processes that exist", ProducerStatus::replicas),
            ofProducer("producers_ready", "Producer processes that are ready", ProducerStatus::ready),
            ofProducer(
                    "acknowledged_events",
                    "Events that the running producers had acknowledged",
                    ProducerStatus::acknowledged),
            ofStream("executors_ready", "Executor pods that are ready", StreamStatus::executors),
            ofStream("driver_restarts", "Times that the driver's container was started again", StreamStatus::restarts),
            ofStream("lag_offsets", "Offsets in the topic that are not stored yet", StreamStatus::lag),
            ofStream("stored_rows", "Rows in events, over the life of the store", StreamStatus::stored),
            new PipelineGauge(
                    "rejected_rows", "Rows in rejected, over the life of the store", PipelineGauge::rejectedRows),
            ofStream(
                    "last_commit_timestamp_seconds",
                    "When the newest batch was committed, Unix time",
                    stream -> seconds(stream.lastCommitTime())),
            ofStream(
                    "unread_expiry_timestamp_seconds",
                    "When records that are not stored yet begin to leave the topic, Unix time",
                    stream -> seconds(stream.unreadExpiresAt())));

    Stream<Value> of(ActivityPipeline pipeline) {
        return values.apply(pipeline);
    }

    private static PipelineGauge ofProducer(
            String name, String description, Function<ProducerStatus, ? extends Number> number) {
        return ofStatus(name, description, ActivityPipelineStatus::producer, number);
    }

    private static PipelineGauge ofStream(
            String name, String description, Function<StreamStatus, ? extends Number> number) {
        return ofStatus(name, description, ActivityPipelineStatus::stream, number);
    }

    private static <S> PipelineGauge ofStatus(
            String name,
            String description,
            Function<ActivityPipelineStatus, S> part,
            Function<S, ? extends Number> number) {
        return new PipelineGauge(name, description, pipeline -> status(pipeline)
                .map(part)
                .filter(Objects::nonNull)
                .<Number>map(number)
                .filter(Objects::nonNull)
                .map(value -> new Value(Labels.EMPTY, value.doubleValue())));
    }

    private static Double seconds(String time) {
        return time == null ? null : Instant.parse(time).toEpochMilli() / 1_000.0;
    }

    private static Stream<Value> phases(ActivityPipeline pipeline) {
        return status(pipeline).flatMap(status -> PHASES.stream()
                .map(phase -> new Value(Labels.of("phase", phase), phase.equals(status.phase()) ? 1 : 0)));
    }

    private static Stream<Value> conditions(ActivityPipeline pipeline) {
        return status(pipeline)
                .flatMap(status -> Stream.ofNullable(status.conditions()).flatMap(List::stream))
                .map(condition -> new Value(
                        Labels.of("condition", condition.type(), "reason", reason(condition)),
                        "True".equals(condition.status()) ? 1 : 0));
    }

    private static Stream<Value> rejectedRows(ActivityPipeline pipeline) {
        return status(pipeline)
                .flatMap(status -> Stream.ofNullable(status.stream()))
                .flatMap(stream -> Stream.ofNullable(stream.rejected()))
                .flatMap(rejected -> rejected.entrySet().stream())
                .map(rule -> new Value(Labels.of("rule", rule.getKey()), rule.getValue()));
    }

    private static String reason(ConditionStatus condition) {
        return Objects.requireNonNullElse(condition.reason(), "");
    }

    private static Stream<ActivityPipelineStatus> status(ActivityPipeline pipeline) {
        return Stream.ofNullable(pipeline.getStatus());
    }
}
