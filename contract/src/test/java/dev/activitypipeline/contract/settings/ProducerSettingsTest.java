package dev.activitypipeline.contract.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.activitypipeline.contract.settings.ProducerSource.RateProfile;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProducerSettingsTest {
    private static final Map<String, String> LEAST = Map.of(
            "PIPELINE_NAME", "fitness",
            "PIPELINE_ID", "b7a1",
            "KAFKA_BOOTSTRAP_SERVERS", "kafka:9092",
            "KAFKA_TOPIC", "user-activity");

    @Test
    void whatIsWrittenIsReadAsTheSame() {
        // Given
        RandomSettings random = new RandomSettings(42);

        for (int i = 0; i < 10_000; i++) {
            ProducerSettings settings = random.producer();

            // When
            Map<String, String> variables = settings.toEnvironment();

            // Then
            assertThat(ProducerSettings.fromEnvironment(variables)).isEqualTo(settings);
        }
    }

    @Test
    void whatIsNotSetIsSimulatedModestly() {
        // When
        ProducerSettings settings = ProducerSettings.fromEnvironment(LEAST);

        // Then
        assertThat(settings)
                .isEqualTo(new ProducerSettings(
                        "fitness",
                        "b7a1",
                        0,
                        new KafkaConnection("kafka:9092", "user-activity", Optional.empty()),
                        new ProducerSource.Simulate(
                                42, 10_000, 1_000, RateProfile.CONSTANT, 0, LocalDate.of(2024, 1, 1), 0, 0, 0),
                        Duration.ofMillis(100),
                        "lz4",
                        Optional.empty(),
                        9404,
                        false));
    }

    @Test
    void aSourceOfFilesWatchesAndAnHttpSourceHasAPort() {
        // When
        ProducerSettings files = ProducerSettings.fromEnvironment(
                with(Map.of("SOURCE", "files", "FILES_DIRECTORY", "/data", "FILES_PATTERN", "*.csv")));
        ProducerSettings http = ProducerSettings.fromEnvironment(with(Map.of("SOURCE", "http")));

        // Then
        assertThat(files.source()).isEqualTo(new ProducerSource.Files(Path.of("/data"), "*.csv", true));
        assertThat(http.source()).isEqualTo(new ProducerSource.Http(8080));
    }

    /** The image and whoever starts it may be of different builds: these names are a promise. */
    @Test
    void theVariablesKeepTheirNames() {
        // Given
        ProducerSettings settings = ProducerSettings.fromEnvironment(
                with(Map.of("ACKNOWLEDGEMENTS", "/acks", "KAFKA_PROPERTIES_FILE", "/etc/client.properties")));

        // When
        Map<String, String> variables = settings.toEnvironment();

        // Then
        assertThat(variables)
                .containsOnlyKeys(
                        "PIPELINE_NAME",
                        "PIPELINE_ID",
                        "PRODUCER_ORDINAL",
                        "KAFKA_BOOTSTRAP_SERVERS",
                        "KAFKA_TOPIC",
                        "KAFKA_PROPERTIES_FILE",
                        "SOURCE",
                        "SIMULATE_SEED",
                        "SIMULATE_USERS",
                        "SIMULATE_EVENTS_PER_SECOND",
                        "SIMULATE_RATE_PROFILE",
                        "SIMULATE_EVENT_LIMIT",
                        "SIMULATE_START_DATE",
                        "SIMULATE_MALFORMED_RATIO",
                        "SIMULATE_DUPLICATE_RATIO",
                        "SIMULATE_LATE_RATIO",
                        "TRANSACTION_INTERVAL_MS",
                        "COMPRESSION",
                        "ACKNOWLEDGEMENTS",
                        "STATUS_PORT",
                        "EXIT_WHEN_DONE");
    }

    @Test
    void theTransactionalIdIsOfThePipelineAndNotOfItsName() {
        // When
        ProducerSettings settings = ProducerSettings.fromEnvironment(with(Map.of("PRODUCER_ORDINAL", "3")));

        // Then
        assertThat(settings.producerId()).isEqualTo("fitness-3");
        assertThat(settings.transactionalId()).isEqualTo("activity-pipeline.b7a1.3");
    }

    @Test
    void everyFaultIsToldAtOnce() {
        // Given
        Map<String, String> variables = Map.ofEntries(
                Map.entry("PIPELINE_NAME", " "),
                Map.entry("KAFKA_TOPIC", "user-activity"),
                Map.entry("PRODUCER_ORDINAL", "1000"),
                Map.entry("SIMULATE_SEED", "seed"),
                Map.entry("SIMULATE_USERS", "0"),
                Map.entry("SIMULATE_EVENTS_PER_SECOND", "10000001"),
                Map.entry("SIMULATE_RATE_PROFILE", "weekly"),
                Map.entry("SIMULATE_EVENT_LIMIT", "-1"),
                Map.entry("SIMULATE_START_DATE", "1899-12-31"),
                Map.entry("SIMULATE_MALFORMED_RATIO", "1.1"),
                Map.entry("SIMULATE_DUPLICATE_RATIO", "1%"),
                Map.entry("SIMULATE_LATE_RATIO", "-0.5"),
                Map.entry("TRANSACTION_INTERVAL_MS", "0"),
                Map.entry("COMPRESSION", "rar"),
                Map.entry("STATUS_PORT", "65536"),
                Map.entry("EXIT_WHEN_DONE", "maybe"));

        // When
        InvalidEnvironment invalid =
                catchThrowableOfType(InvalidEnvironment.class, () -> ProducerSettings.fromEnvironment(variables));

        // Then
        assertThat(invalid.faults())
                .containsExactlyInAnyOrder(
                        "PIPELINE_NAME: is not set",
                        "PIPELINE_ID: is not set",
                        "KAFKA_BOOTSTRAP_SERVERS: is not set",
                        "PRODUCER_ORDINAL: must be an integer between 0 and 999, got \"1000\"",
                        "SIMULATE_SEED: must be an integer between -9223372036854775808 and 9223372036854775807, got \"seed\"",
                        "SIMULATE_USERS: must be an integer between 1 and 1000000, got \"0\"",
                        "SIMULATE_EVENTS_PER_SECOND: must be an integer between 0 and 10000000, got \"10000001\"",
                        "SIMULATE_RATE_PROFILE: must be one of [constant, daily, burst], got \"weekly\"",
                        "SIMULATE_EVENT_LIMIT: must be an integer between 0 and 9223372036854775807, got \"-1\"",
                        "SIMULATE_START_DATE: must be a date YYYY-MM-DD between 1900-01-01 and 9999-12-31, got \"1899-12-31\"",
                        "SIMULATE_MALFORMED_RATIO: must be a number between 0.0 and 1.0, got \"1.1\"",
                        "SIMULATE_DUPLICATE_RATIO: must be a number between 0.0 and 1.0, got \"1%\"",
                        "SIMULATE_LATE_RATIO: must be a number between 0.0 and 1.0, got \"-0.5\"",
                        "TRANSACTION_INTERVAL_MS: must be an integer between 1 and 30000, got \"0\"",
                        "COMPRESSION: must be one of [none, gzip, snappy, lz4, zstd], got \"rar\"",
                        "STATUS_PORT: must be an integer between 0 and 65535, got \"65536\"",
                        "EXIT_WHEN_DONE: must be true or false, got \"maybe\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SOURCE|kafka|SOURCE: must be one of [simulate, files, http], got \"kafka\"",
                "SOURCE|files|FILES_DIRECTORY: is not set, FILES_PATTERN: is not set"
            })
    void aSourceWithoutWhatItNeedsIsTold(String name, String value, String faults) {
        // When
        InvalidEnvironment invalid = catchThrowableOfType(
                InvalidEnvironment.class, () -> ProducerSettings.fromEnvironment(with(Map.of(name, value))));

        // Then
        assertThat(String.join(", ", invalid.faults())).isEqualTo(faults);
    }

    @Test
    void aSourceIsNotDisturbedByTheVariablesOfAnother() {
        // Given
        Map<String, String> variables =
                with(Map.of("SOURCE", "http", "HTTP_PORT", "0", "SIMULATE_USERS", "none", "FILES_WATCH", "?"));

        // When
        ProducerSettings settings = ProducerSettings.fromEnvironment(variables);

        // Then
        assertThat(settings.source()).isEqualTo(new ProducerSource.Http(0));
    }

    private static Map<String, String> with(Map<String, String> more) {
        Map<String, String> variables = new HashMap<>(LEAST);
        variables.putAll(more);
        return variables;
    }
}
