package dev.activitypipeline.controller.status;

import static org.assertj.core.api.Assertions.assertThat;

import dev.activitypipeline.controller.api.v1alpha1.ActivityPipeline;
import dev.activitypipeline.controller.api.v1alpha1.ActivityPipelineStatus;
import dev.activitypipeline.controller.api.v1alpha1.ConditionStatus;
import dev.activitypipeline.controller.schema.SpecViolation;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StatusReportTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final LimbHealth WELL = new LimbHealth.Healthy(Reason.TOPIC_READY, "it is well");

    @Test
    void isReadyOnlyIfEveryLimbIs() {
        // When
        ActivityPipelineStatus status =
                StatusReport.of(ObservedPipeline.resource(3), ObservedPipeline.of(WELL, WELL, WELL, running()), NOON);

        // Then
        assertThat(status.phase()).isEqualTo("Running");
        assertThat(status.message()).isEqualTo("stores");
        assertThat(status.observedGeneration()).isEqualTo(3);
        assertThat(condition(status, "Ready").status()).isEqualTo("True");
        assertThat(condition(status, "Stalled").status()).isEqualTo("False");
        assertThat(status.conditions())
                .extracting(ConditionStatus::observedGeneration)
                .containsOnly(3L);
        assertThat(status.conditions())
                .extracting(ConditionStatus::type)
                .containsExactly(
                        "ProducerReady", "Ready", "Reconciling", "Stalled", "StoreReady", "StreamReady", "TopicReady");
    }

    @Test
    void namesTheFirstLimbThatBlocksInTheOrderOfTheData() {
        // Given
        LimbHealth noTopic = new LimbHealth.Progressing(Reason.TOPIC_PENDING, "waits for a topic operator");
        LimbHealth starting = new LimbHealth.Progressing(Reason.DRIVER_STARTING, "the driver is starting");

        // When
        ActivityPipelineStatus status =
                StatusReport.of(ObservedPipeline.resource(1), ObservedPipeline.of(noTopic, WELL, WELL, starting), NOON);

        // Then
        assertThat(status.phase()).isEqualTo("Pending");
        assertThat(status.message()).isEqualTo("waits for a topic operator");
        assertThat(condition(status, "Ready").reason()).isEqualTo("TopicPending");
        assertThat(condition(status, "Reconciling").status()).isEqualTo("True");
    }

    @Test
    void aBrokenLimbCountsMoreThanOneThatIsOnItsWay() {
        // Given
        LimbHealth starting = new LimbHealth.Progressing(Reason.TOPIC_PENDING, "waits");
        LimbHealth broken = new LimbHealth.Broken(Reason.STORAGE_FULL, "the volume is full");

        // When
        ActivityPipelineStatus status =
                StatusReport.of(ObservedPipeline.resource(1), ObservedPipeline.of(starting, WELL, WELL, broken), NOON);

        // Then
        assertThat(status.phase()).isEqualTo("Degraded");
        assertThat(condition(status, "Stalled").status()).isEqualTo("True");
        assertThat(condition(status, "Ready").reason()).isEqualTo("StorageFull");
    }

    @Test
    void theTimeOfATransitionMovesOnlyWithATransition() {
        // Given
        ActivityPipeline pipeline = ObservedPipeline.resource(1);
        pipeline.setStatus(StatusReport.of(pipeline, ObservedPipeline.of(WELL, WELL, WELL, running()), NOON));
        Instant later = NOON.plusSeconds(60);

        // When
        ActivityPipelineStatus same =
                StatusReport.of(pipeline, ObservedPipeline.of(WELL, WELL, WELL, running()), later);
        ActivityPipelineStatus changed = StatusReport.of(
                pipeline,
                ObservedPipeline.of(WELL, WELL, new LimbHealth.Broken(Reason.OOM_KILLED, "was killed"), running()),
                later);

        // Then
        assertThat(same).isEqualTo(pipeline.getStatus());
        assertThat(condition(changed, "Ready").lastTransitionTime()).isEqualTo("2026-01-01T12:01:00Z");
        assertThat(condition(changed, "TopicReady").lastTransitionTime()).isEqualTo("2026-01-01T12:00:00Z");
    }

    @Test
    void aRejectedSpecKeepsWhatWasSeenLast() {
        // Given
        ActivityPipeline pipeline = ObservedPipeline.resource(2);
        pipeline.setStatus(StatusReport.of(pipeline, ObservedPipeline.of(WELL, WELL, WELL, running()), NOON));

        // When
        ActivityPipelineStatus status = StatusReport.rejected(
                pipeline,
                Reason.INVALID_SPEC,
                List.of(
                        new SpecViolation("spec.topic.partitions", "must be at least 1"),
                        new SpecViolation("spec.kafka", "is required")),
                NOON);

        // Then
        assertThat(status.phase()).isEqualTo("Rejected");
        assertThat(status.message()).contains("spec.topic.partitions").contains("spec.kafka");
        assertThat(status.topicId()).isEqualTo("id");
        assertThat(condition(status, "Ready").reason()).isEqualTo("InvalidSpec");
        assertThat(condition(status, "StreamReady").status()).isEqualTo("Unknown");
    }

    @Test
    void whatIsWrongWithBigQueryIsToldAndLeavesThePipelineReady() {
        // Given
        LimbHealth lags = new LimbHealth.Broken(Reason.ENDPOINT_UNREACHABLE, "BigQuery does not answer");
        Observation well = ObservedPipeline.of(WELL, WELL, WELL, running());
        Observation seen = new Observation(
                well.topic(),
                well.store(),
                well.producer(),
                well.stream(),
                well.topicId(),
                null,
                null,
                null,
                Optional.empty(),
                Optional.of(lags),
                Optional.empty());

        // When
        ActivityPipelineStatus status = StatusReport.of(ObservedPipeline.resource(1), seen, NOON);

        // Then
        assertThat(condition(status, "Ready").status()).isEqualTo("True");
        assertThat(condition(status, "BigQueryReady").status()).isEqualTo("False");
        assertThat(condition(status, "BigQueryReady").reason()).isEqualTo("EndpointUnreachable");
        assertThat(status.phase()).isEqualTo("Running");
    }

    private static LimbHealth running() {
        return new LimbHealth.Healthy(Reason.RUNNING, "stores");
    }

    private static ConditionStatus condition(ActivityPipelineStatus status, String type) {
        return status.conditions().stream()
                .filter(condition -> condition.type().equals(type))
                .findFirst()
                .orElseThrow();
    }
}
