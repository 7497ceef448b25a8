package dev.activitypipeline.controller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.activitypipeline.controller.plan.ImagePull;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ControllerSettingsTest {
    @Test
    void theImagesAreAllThatIsNeeded() {
        // When
        ControllerSettings settings = settings(Map.of());

        // Then
        assertThat(settings.watchedNamespaces()).isEmpty();
        assertThat(settings.topicOperator()).isEmpty();
        assertThat(settings.leaderElection()).isFalse();
        assertThat(settings.images().pull()).isEqualTo(ImagePull.BY_DEFAULT);
    }

    @Test
    void listsAreSeparatedByCommas() {
        // When
        ControllerSettings settings = settings(Map.of(
                "WATCHED_NAMESPACES", "b, a,",
                "IMAGE_PULL_POLICY", "Always",
                "IMAGE_PULL_SECRETS", "mirror,registry"));

        // Then
        assertThat(settings.watchedNamespaces()).containsExactly("a", "b");
        assertThat(settings.images().pull())
                .isEqualTo(new ImagePull(Optional.of("Always"), List.of("mirror", "registry")));
    }

    @Test
    void everyFaultIsNamedAtOnce() {
        // Given
        Map<String, String> variables =
                Map.of("STREAM_IMAGE", "stream:1", "IMAGE_PULL_POLICY", "Sometimes", "PORT", "http");

        // Then
        assertThatThrownBy(() -> ControllerSettings.fromEnvironment(variables))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("PRODUCER_IMAGE is not set")
                .hasMessageContaining(
                        "IMAGE_PULL_POLICY: must be one of Always, IfNotPresent, Never, got \"Sometimes\"")
                .hasMessageContaining("PORT: must be a TCP port, got \"http\"");
    }

    @Test
    void theTopicOperatorsConnectionFollowsTheRulesOfAPipelines() {
        // When
        ControllerSettings settings = settings(Map.of("TOPIC_OPERATOR_KAFKA", """
                {"bootstrapServers": "kafka:9093", "tls": {"trustedCertificates": {"secretName": "ca", "key": "ca.crt"}},
                 "authentication": {"type": "scram-sha-512", "username": "me", "password": {"secretName": "s", "key": "p"}}}"""));

        // Then
        assertThat(settings.topicOperator().orElseThrow().kafka())
                .containsEntry("security.protocol", "SASL_SSL")
                .containsEntry("ssl.truststore.location", "/etc/kafka-secrets/trusted.crt");
        assertThat(settings.systemProperties()).containsKey("org.apache.kafka.automatic.config.providers");
        assertThatThrownBy(() -> settings(Map.of(
                        "TOPIC_OPERATOR_KAFKA",
                        "{\"bootstrapServers\": \"kafka:9093\", \"authentication\": {\"type\": \"plain\"}}",
                        "TOPIC_OPERATOR_BATCH_SIZE",
                        "many")))
                .hasMessageContaining("authentication.username")
                .hasMessageContaining("authentication.password");
    }

    private static ControllerSettings settings(Map<String, String> given) {
        Map<String, String> variables = new HashMap<>(given);
        variables.put("PRODUCER_IMAGE", "producer:1");
        variables.put("STREAM_IMAGE", "stream:1");
        variables.put("VERIFY_IMAGE", "verify:1");
        variables.put("BIGQUERY_IMAGE", "bigquery:1");
        return ControllerSettings.fromEnvironment(variables);
    }
}
