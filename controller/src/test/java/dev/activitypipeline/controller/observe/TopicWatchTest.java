package dev.activitypipeline.controller.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.activitypipeline.controller.manifest.ManifestReader;
import dev.activitypipeline.controller.plan.PipelinePlan;
import dev.activitypipeline.controller.plan.PipelinePlanner;
import dev.activitypipeline.controller.plan.Planning;
import dev.activitypipeline.controller.status.LimbHealth;
import dev.activitypipeline.controller.status.Reason;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A topic operator that answered once, and then no more. */
class TopicWatchTest {
    private static final Instant LONG_AFTER_ITS_CREATION = Instant.parse("2026-01-02T12:00:00Z");
    private static final String READY = "{type: Ready, status: 'True'}";
    private static final String PAUSED = "{type: ReconciliationPaused, status: 'True'}";
    private static final String UNMANAGED = "{type: Unmanaged, status: 'True'}";

    private final TopicWatch watch = new TopicWatch(false);

    @Test
    void aLaterSpecThatNobodyAnswersIsReportedAMinuteAfterItWasSeen() {
        // Given
        assertThat(look(watch, 0, topic(1, "", READY))).isEqualTo(Reason.TOPIC_READY);

        // When
        assertThat(look(watch, 1_000, topic(2, "", READY))).isEqualTo(Reason.TOPIC_PENDING);
        assertThat(look(watch, 1_060, topic(2, "", READY))).isEqualTo(Reason.TOPIC_PENDING);
        LimbHealth late = watch.look(plan(), topic(2, "", READY), at(1_061));

        // Then
        assertThat(late).isInstanceOf(LimbHealth.Broken.class);
        assertThat(late.reason()).isEqualTo(Reason.NO_TOPIC_OPERATOR);
        assertThat(late.message())
                .contains("was answered once")
                .contains(
                        "no topic operator watches namespace activity with the label strimzi.io/cluster=kafka any more");

        // When somebody answers
        assertThat(look(watch, 1_070, topic(1, "", READY))).isEqualTo(Reason.TOPIC_READY);

        // Then the next change has its own minute
        assertThat(look(watch, 1_080, topic(3, "", READY))).isEqualTo(Reason.TOPIC_PENDING);
    }

    @Test
    void eachChangeHasItsOwnMinuteUntilNobodyAnswersOne() {
        // When
        assertThat(look(watch, 0, topic(2, "", READY))).isEqualTo(Reason.TOPIC_PENDING);
        assertThat(look(watch, 50, topic(3, "", READY))).isEqualTo(Reason.TOPIC_PENDING);
        assertThat(look(watch, 100, topic(3, "", READY))).isEqualTo(Reason.TOPIC_PENDING);
        assertThat(look(watch, 111, topic(3, "", READY))).isEqualTo(Reason.NO_TOPIC_OPERATOR);

        // Then
        assertThat(look(watch, 112, topic(4, "", READY))).isEqualTo(Reason.NO_TOPIC_OPERATOR);
    }

    @Test
    void whatWasToldIsNotTakenBackByAControllerThatStartsAnew() {
        // Given
        TopicWatch anew = new TopicWatch(true);

        // Then
        assertThat(look(anew, 0, topic(2, "", READY))).isEqualTo(Reason.NO_TOPIC_OPERATOR);
        assertThat(look(anew, 1, topic(1, "", READY))).isEqualTo(Reason.TOPIC_READY);
        assertThat(look(anew, 2, topic(2, "", READY))).isEqualTo(Reason.TOPIC_PENDING);
    }

    @Test
    void whoIsPausedOrUnmanagedWaitsForNobodyWhateverItsSpecSays() {
        String paused = "strimzi.io/pause-reconciliation: 'true'";
        String unmanaged = "strimzi.io/managed: 'false'";
        for (int second : new int[] {0, 500}) {
            assertThat(look(watch, second, topic(1, paused, PAUSED))).isEqualTo(Reason.TOPIC_UNMANAGED);
            assertThat(look(watch, second, topic(2, paused, PAUSED))).isEqualTo(Reason.TOPIC_UNMANAGED);
            assertThat(look(watch, second, topic(2, paused, READY))).isEqualTo(Reason.TOPIC_UNMANAGED);
            assertThat(look(watch, second, topic(1, unmanaged, UNMANAGED))).isEqualTo(Reason.TOPIC_UNMANAGED);
            assertThat(look(watch, second, topic(2, unmanaged, UNMANAGED))).isEqualTo(Reason.TOPIC_UNMANAGED);
        }
    }

    @Test
    void whoIsPausedNoMoreWaitsAgainAlthoughItsSpecIsTheSame() {
        // When
        for (String last : new String[] {PAUSED, UNMANAGED}) {
            TopicWatch other = new TopicWatch(false);

            // Then
            assertThat(look(other, 0, topic(1, "", last))).isEqualTo(Reason.TOPIC_PENDING);
            assertThat(look(other, 61, topic(1, "", last))).isEqualTo(Reason.NO_TOPIC_OPERATOR);
        }
    }

    private static Reason look(TopicWatch watch, long second, Optional<GenericKubernetesResource> topic) {
        return watch.look(plan(), topic, at(second)).reason();
    }

    private static Instant at(long second) {
        return LONG_AFTER_ITS_CREATION.plusSeconds(second);
    }

    private static PipelinePlan plan() {
        return ((Planning.Planned) PipelinePlanner.plan(ManifestReader.read(Path.of("../k8s/samples/pipeline.yaml"))))
                .plan();
    }

    /** Whose first generation was answered. */
    private static Optional<GenericKubernetesResource> topic(long generation, String annotations, String condition) {
        return Optional.of(Serialization.unmarshal(
                """
                apiVersion: kafka.strimzi.io/v1
                kind: KafkaTopic
                metadata:
                  name: fitness-topic
                  namespace: activity
                  uid: one
                  generation: %d
                  creationTimestamp: "2026-01-01T12:00:00Z"
                  labels: {strimzi.io/cluster: kafka}
                  annotations: {%s}
                spec: {topicName: user-activity}
                status: {observedGeneration: 1, conditions: [%s]}
                """.formatted(generation, annotations, condition), GenericKubernetesResource.class));
    }
}
