package dev.activitypipeline.controller.topic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.activitypipeline.controller.limb.ManifestCase;
import dev.activitypipeline.controller.plan.PipelinePlan;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KafkaTopicManifestTest {

    @Test
    void integersAreNumbersInTheTypeInWhichTheyComeBackFromTheServer() {
        // Given
        PipelinePlan plan = ManifestCase.of("minimal")
                .planWith(
                        "partitions: 6",
                        "partitions: 6\n    config: {retention.ms: 604800000, retention.bytes: 99999999999, cleanup.policy: delete,"
                                + " min.cleanable.dirty.ratio: 0.5, flush.ms: 9223372036854775807}");

        // When
        GenericKubernetesResource topic = KafkaTopicManifest.of(plan, "kafka.strimzi.io/v1beta2");

        // Then
        assertThat(topic.getApiVersion()).isEqualTo("kafka.strimzi.io/v1beta2");
        assertThat(topic.<Map<String, Object>>get("spec", "config"))
                .isEqualTo(Map.of(
                        "retention.ms",
                        604_800_000,
                        "retention.bytes",
                        99_999_999_999L,
                        "cleanup.policy",
                        "delete",
                        "min.cleanable.dirty.ratio",
                        "0.5",
                        "flush.ms",
                        Long.MAX_VALUE));
    }

    @Test
    void theClusterIsTheUsersOrOurs() {
        assertThat(cluster("minimal")).isEqualTo("kafka");
        assertThat(cluster("tls-scram")).isEqualTo("main");
    }

    private static String cluster(String name) {
        return KafkaTopicManifest.of(ManifestCase.of(name).plan(), "kafka.strimzi.io/v1")
                .getMetadata()
                .getLabels()
                .get("strimzi.io/cluster");
    }
}
