package dev.activitypipeline.controller.status;

import dev.activitypipeline.controller.api.v1alpha1.ActivityPipeline;
import dev.activitypipeline.controller.api.v1alpha1.ActivityPipelineStatus;
import dev.activitypipeline.controller.schema.SpecViolation;
import dev.activitypipeline.controller.status.PipelinePhase.Degraded;
import dev.activitypipeline.controller.status.PipelinePhase.Pending;
import dev.activitypipeline.controller.status.PipelinePhase.Rejected;
import dev.activitypipeline.controller.status.PipelinePhase.Running;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The status of a resource, computed from what is there; of the old status only the times of transitions are read. */
public final class StatusReport {
    private static final int LONGEST_MESSAGE = 1_000;
    private static final String NOT_LOOKED_AT =
            "not looked at: the spec cannot be fulfilled; what runs is left as it is";
    private static final List<ConditionType> LIMBS = List.of(
            ConditionType.TOPIC_READY,
            ConditionType.STORE_READY,
            ConditionType.STREAM_READY,
            ConditionType.PRODUCER_READY);

    private StatusReport() {}

    /** What is reported of a pipeline that runs, or is to run. */
    public static ActivityPipelineStatus of(ActivityPipeline pipeline, Observation seen, Instant now) {
        PipelinePhase phase = PipelinePhase.of(seen);
        Conditions conditions = conditions(pipeline, phase, now);
        seen.limbs()
                .forEach((type, health) ->
                        conditions.add(type, health.isHealthy(), health.reason(), shortened(health.message())));
        // Beside the others: what is wrong with BigQuery is nothing that the pipeline waits for.
        seen.bigQuery()
                .ifPresent(health -> conditions.add(
                        ConditionType.BIGQUERY_READY,
                        health.isHealthy(),
                        health.reason(),
                        shortened(health.message())));
        return new ActivityPipelineStatus(
                pipeline.getMetadata().getGeneration(),
                phase.word(),
                shortened(phase.message()),
                conditions.list(),
                seen.topicId().orElse(null),
                seen.producerStatus(),
                seen.streamStatus(),
                seen.storeStatus(),
                seen.proof().orElse(null),
                seen.bigQueryStatus().orElse(null));
    }

    /** What is reported of a spec that cannot be fulfilled; what was last seen of the pipeline stays. */
    public static ActivityPipelineStatus rejected(
            ActivityPipeline pipeline, Reason reason, List<SpecViolation> violations, Instant now) {
        PipelinePhase phase = new Rejected(reason, violations);
        Conditions conditions = conditions(pipeline, phase, now);
        LIMBS.forEach(limb -> conditions.unknown(limb, reason, NOT_LOOKED_AT));
        Optional<ActivityPipelineStatus> before = Optional.ofNullable(pipeline.getStatus());
        return new ActivityPipelineStatus(
                pipeline.getMetadata().getGeneration(),
                phase.word(),
                shortened(phase.message()),
                conditions.list(),
                before.map(ActivityPipelineStatus::topicId).orElse(null),
                before.map(ActivityPipelineStatus::producer).orElse(null),
                before.map(ActivityPipelineStatus::stream).orElse(null),
                before.map(ActivityPipelineStatus::store).orElse(null),
                before.map(ActivityPipelineStatus::proof).orElse(null),
                before.map(ActivityPipelineStatus::bigQuery).orElse(null));
    }

    private static Conditions conditions(ActivityPipeline pipeline, PipelinePhase phase, Instant now) {
        Conditions conditions = new Conditions(
                Optional.ofNullable(pipeline.getStatus())
                        .map(ActivityPipelineStatus::conditions)
                        .orElse(List.of()),
                Optional.ofNullable(pipeline.getMetadata().getGeneration()).orElse(0L),
                now);
        String message = shortened(phase.message());
        conditions.add(ConditionType.READY, phase instanceof Running, phase.reason(), message);
        conditions.add(ConditionType.RECONCILING, phase instanceof Pending, phase.reason(), message);
        boolean stalled = phase instanceof Degraded || phase instanceof Rejected;
        conditions.add(ConditionType.STALLED, stalled, phase.reason(), message);
        return conditions;
    }

    private static String shortened(String message) {
        return message.length() <= LONGEST_MESSAGE ? message : message.substring(0, LONGEST_MESSAGE - 1) + "…";
    }
}
