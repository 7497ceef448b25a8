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
        GenericKubernetesResource topic = topic("");

        // When
        LimbHealth soon = TopicHealth.of(plan(), Optional.of(topic), CREATED.plusSeconds(59));
        LimbHealth later = TopicHealth.of(plan(), Optional.of(topic), CREATED.plusSeconds(61));

        // Then
        assertThat(soon).isInstanceOf(LimbHealth.Progressing.class);
        assertThat(later).isInstanceOf(LimbHealth.Broken.class);
        assertThat(later.reason()).isEqualTo(Reason.NO_TOPIC_OPERATOR);
        assertThat(later.message()).contains("activity").contains("strimzi.io/cluster=kafka");
    }

    @Test
    void itsOperatorsReasonIsTheLimbs() {
        // When
        LimbHealth health = TopicHealth.of(plan(), Optional.of(topic("""
                        status:
                          observedGeneration: 2
                          conditions:
                            - {type: Ready, status: "False", reason: NotSupported, message: Decreasing partitions not supported}
                        """)), CREATED);

        // Then
        assertThat(health).isInstanceOf(LimbHealth.Broken.class);
        assertThat(health.reason()).isEqualTo(Reason.NOT_SUPPORTED);
        assertThat(health.message()).contains("Decreasing partitions not supported");
    }

    @Test
    void anAnswerToAnOlderSpecIsNone() {
        // When
        LimbHealth health = TopicHealth.of(plan(), Optional.of(topic("""
                        status:
                          observedGeneration: 1
                          topicId: abc
                          conditions:
                            - {type: Ready, status: "True"}
                        """)), CREATED.plusSeconds(500));

        // Then
        assertThat(health).isInstanceOf(LimbHealth.Progressing.class);
    }

    @Test
    void anUnmanagedTopicIsTakenAsItIs() {
        // When
        LimbHealth health = TopicHealth.of(plan(), Optional.of(topic("""
                        status:
                          observedGeneration: 2
                          conditions:
                            - {type: Unmanaged, status: "True"}
                        """)), CREATED);

        // Then
        assertThat(health.isHealthy()).isTrue();
    }

    private static PipelinePlan plan() {
        return ((Planning.Planned) PipelinePlanner.plan(ManifestReader.read(Path.of("../k8s/samples/pipeline.yaml"))))
                .plan();
    }

    private static GenericKubernetesResource topic(String status) {
        return Serialization.unmarshal("""
                apiVersion: kafka.strimzi.io/v1
                kind: KafkaTopic
                metadata:
                  name: fitness-topic
                  namespace: activity
                  generation: 2
                  creationTimestamp: "2026-01-01T12:00:00Z"
                  labels: {strimzi.io/cluster: kafka}
                spec: {topicName: user-activity}
                """ + status, GenericKubernetesResource.class);
    }
}
