package dev.activitypipeline.contract.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.activitypipeline.contract.settings.BigQuerySettings.DeletionPolicy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BigQuerySettingsTest {
    private static final Map<String, String> LEAST = Map.of(
            "PIPELINE_NAME", "fitness",
            "PIPELINE_ID", "b7a1",
            "STORE_PATH", "/store",
            "BIGQUERY_PROJECT", "my-project",
            "BIGQUERY_DATASET", "activity");

    @Test
    void whatIsWrittenIsReadAsTheSame() {
        // Given
        RandomSettings random = new RandomSettings(45);

        for (int i = 0; i < 10_000; i++) {
            BigQuerySettings settings = random.bigQuery();

            // When
            Map<String, String> variables = settings.toEnvironment();

            // Then
            assertThat(BigQuerySettings.fromEnvironment(variables)).isEqualTo(settings);
        }
    }

    @Test
    void whatIsNotSetIsGooglesOwn() {
        // When
        BigQuerySettings settings = BigQuerySettings.fromEnvironment(LEAST);

        // Then
        assertThat(settings)
                .isEqualTo(new BigQuerySettings(
                        "fitness",
                        "b7a1",
                        Path.of("/store"),
                        new BigQuerySettings.Target("my-project", "activity", "US", "", true, DeletionPolicy.RETAIN),
                        Duration.ofSeconds(10),
                        Optional.empty(),
                        BigQuerySettings.Endpoints.PUBLIC,
                        9406));
    }

    /** The image and whoever starts it may be of different builds: these names and words are a promise. */
    @Test
    void theVariablesKeepTheirNamesAndWords() {
        // Given
        Map<String, String> variables = new HashMap<>(LEAST);
        variables.putAll(Map.ofEntries(
                Map.entry("BIGQUERY_LOCATION", "EU"),
                Map.entry("BIGQUERY_TABLE_PREFIX", "fitness_"),
                Map.entry("BIGQUERY_CREATE_TABLES", "false"),
                Map.entry("BIGQUERY_DELETION_POLICY", "delete"),
                Map.entry("BIGQUERY_INTERVAL_MS", "1000"),
                Map.entry("BIGQUERY_CREDENTIALS_FILE", "/etc/bigquery/key.json"),
                Map.entry("BIGQUERY_REST_ENDPOINT", "https://bigquery-mine.p.googleapis.com"),
                Map.entry("BIGQUERY_STORAGE_ENDPOINT", "http://localhost:9060"),
                Map.entry("STATUS_PORT", "0")));

        // When
        BigQuerySettings settings = BigQuerySettings.fromEnvironment(variables);

        // Then
        assertThat(settings.toEnvironment()).isEqualTo(variables);
    }

    @Test
    void everyFaultIsToldAtOnce() {
        // Given
        Map<String, String> variables = Map.of(
                "BIGQUERY_CREATE_TABLES", "yes",
                "BIGQUERY_DELETION_POLICY", "drop",
                "BIGQUERY_INTERVAL_MS", "10s",
                "BIGQUERY_REST_ENDPOINT", "localhost:9050",
                "BIGQUERY_STORAGE_ENDPOINT", "grpc://localhost:9060",
                "STATUS_PORT", "http");

        // When
        InvalidEnvironment invalid =
                catchThrowableOfType(InvalidEnvironment.class, () -> BigQuerySettings.fromEnvironment(variables));

        // Then
        assertThat(invalid.faults())
                .containsExactlyInAnyOrder(
                        "PIPELINE_NAME: is not set",
                        "PIPELINE_ID: is not set",
                        "STORE_PATH: is not set",
                        "BIGQUERY_PROJECT: is not set",
                        "BIGQUERY_DATASET: is not set",
                        "BIGQUERY_CREATE_TABLES: must be true or false, got \"yes\"",
                        "BIGQUERY_DELETION_POLICY: must be one of [retain, delete], got \"drop\"",
                        "BIGQUERY_INTERVAL_MS: must be an integer between 100 and 3600000, got \"10s\"",
                        "BIGQUERY_REST_ENDPOINT: must be an address such as https://host:port, got \"localhost:9050\"",
                        "BIGQUERY_STORAGE_ENDPOINT: must be an address such as https://host:port, got \"grpc://localhost:9060\"",
                        "STATUS_PORT: must be an integer between 0 and 65535, got \"http\"");
    }
}
