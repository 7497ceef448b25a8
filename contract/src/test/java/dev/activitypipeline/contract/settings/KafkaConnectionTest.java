package dev.activitypipeline.contract.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KafkaConnectionTest {
    @Test
    void whatIsWrittenIsReadAsTheSame() {
        // Given
        RandomSettings random = new RandomSettings(41);

        for (int i = 0; i < 1_000; i++) {
            KafkaConnection connection = random.kafka();
            Map<String, String> variables = new HashMap<>();

            // When
            connection.writeTo(variables);

            // Then
            assertThat(KafkaConnection.from(new Environment(variables))).isEqualTo(connection);
        }
    }

    @Test
    void anOpenBrokerNeedsNoPropertiesFile() {
        // Given
        Map<String, String> variables = new HashMap<>();

        // When
        new KafkaConnection("kafka:9092", "user-activity", Optional.empty()).writeTo(variables);

        // Then
        assertThat(variables)
                .containsOnly(
                        Map.entry("KAFKA_BOOTSTRAP_SERVERS", "kafka:9092"), Map.entry("KAFKA_TOPIC", "user-activity"));
    }

    @Test
    void credentialsTravelAsAFileAndNotInTheEnvironment() {
        // Given
        Map<String, String> variables = new HashMap<>();

        // When
        new KafkaConnection("kafka:9092", "user-activity", Optional.of(Path.of("/etc/kafka/client.properties")))
                .writeTo(variables);

        // Then
        assertThat(variables).hasSize(3).containsEntry("KAFKA_PROPERTIES_FILE", "/etc/kafka/client.properties");
    }

    @Test
    void whatIsMissingIsToldAtOnce() {
        // Given
        Environment environment = new Environment(Map.of());

        // When
        KafkaConnection.from(environment);
        InvalidEnvironment invalid = catchThrowableOfType(InvalidEnvironment.class, environment::failOnFaults);

        // Then
        assertThat(invalid.faults()).containsExactly("KAFKA_BOOTSTRAP_SERVERS: is not set", "KAFKA_TOPIC: is not set");
    }
}
