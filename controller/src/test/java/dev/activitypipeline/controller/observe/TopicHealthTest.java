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

class TopicHealthTest {
    private static final Instant CREATED = Instant.parse("2026-01-01T12:00:00Z");

    @Test
    void aTopicThatNobodyAnswersForIsReportedAfterAMinuteWithNamespaceAndLabel() {
        // Given
        Optional<GenericKubernetesResource> topic = Optional.of(topic(""));

        // When
        LimbHealth soon = new TopicWatch(false).look(plan(), topic, CREATED.plusSeconds(59));
        LimbHealth later = new TopicWatch(false).look(plan(), topic, CREATED.plusSeconds(61));

        // Then
        assertThat(soon).isInstanceOf(LimbHealth.Progressing.class);
        assertThat(later).isInstanceOf(LimbHealth.Broken.class);
        assertThat(later.reason()).isEqualTo(Reason.NO_TOPIC_OPERATOR);
        assertThat(later.message()).contains("activity").contains("strimzi.io/cluster=kafka");
    }

    @Test
    void itsOperatorsReasonIsTheLimbs() {
        // When
        LimbHealth health = look("""
                        status:
                          observedGeneration: 2
                          conditions:
                            - {type: Ready, status: "False", reason: NotSupported, message: Decreasing partitions not supported}
                        """);

        // Then
        assertThat(health).isInstanceOf(LimbHealth.Broken.class);
        assertThat(health.reason()).isEqualTo(Reason.NOT_SUPPORTED);
        assertThat(health.message()).contains("Decreasing partitions not supported");
    }

    @Test
    void anUnmanagedTopicIsTakenAsItIs() {
        // When
        LimbHealth health = look("""
                          annotations: {strimzi.io/managed: "false"}
                        status:
                          observedGeneration: 2
                          conditions:
                            - {type: Unmanaged, status: "True"}
                        """);

        // Then
        assertThat(health.isHealthy()).isTrue();
        assertThat(health.reason()).isEqualTo(Reason.TOPIC_UNMANAGED);
    }

    @Test
    void aPausedTopicThatIsAnothersIsNotWell() {
        // When
        LimbHealth health = look("""
                          annotations: {strimzi.io/pause-reconciliation: "true"}
                        status:
                          observedGeneration: 2
                          conditions:
                            - {type: Ready, status: "False", reason: ResourceConflict, message: Managed by another}
                        """);

        // Then
        assertThat(health.reason()).isEqualTo(Reason.RESOURCE_CONFLICT);
    }

    private static LimbHealth look(String rest) {
        return new TopicWatch(false).look(plan(), Optional.of(topic(rest)), CREATED);
    }

    private static PipelinePlan plan() {
        return ((Planning.Planned) PipelinePlanner.plan(ManifestReader.read(Path.of("../k8s/samples/pipeline.yaml"))))
                .plan();
    }

    /** @param rest of the metadata, and the status */
    private static GenericKubernetesResource topic(String rest) {
        return Serialization.unmarshal("""
                apiVersion: kafka.strimzi.io/v1
                kind: KafkaTopic
                spec: {topicName: user-activity}
                metadata:
                  name: fitness-topic
                  namespace: activity
                  generation: 2
                  creationTimestamp: "2026-01-01T12:00:00Z"
                  labels: {strimzi.io/cluster: kafka}
                """ + rest, GenericKubernetesResource.class);
    }
}
