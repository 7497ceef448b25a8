package dev.activitypipeline.contract.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.activitypipeline.contract.event.EventRules;
import dev.activitypipeline.contract.settings.StreamSettings.DataLossPolicy;
import dev.activitypipeline.contract.settings.StreamSettings.StartingOffsets;
import dev.activitypipeline.contract.settings.StreamSettings.StoreFormat;
import dev.activitypipeline.contract.settings.StreamSettings.TopicRecreatedPolicy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StreamSettingsTest {
    private static final Map<String, String> LEAST = Map.of(
            "PIPELINE_NAME", "fitness",
            "PIPELINE_ID", "b7a1",
            "KAFKA_BOOTSTRAP_SERVERS", "kafka:9092",
            "KAFKA_TOPIC", "user-activity",
            "STORE_PATH", "/store");

    @Test
    void whatIsWrittenIsReadAsTheSame() {
        // Given
        RandomSettings random = new RandomSettings(44);

        for (int i = 0; i < 10_000; i++) {
            StreamSettings settings = random.stream();

            // When
            Map<String, String> variables = settings.toEnvironment();

            // Then
            assertThat(StreamSettings.fromEnvironment(variables)).isEqualTo(settings);
        }
    }

    @Test
    void whatIsNotSetStopsRatherThanGuesses() {
        // When
        StreamSettings settings = StreamSettings.fromEnvironment(LEAST);

        // Then
        assertThat(settings)
                .isEqualTo(new StreamSettings(
                        "fitness",
                        "b7a1",
                        new KafkaConnection("kafka:9092", "user-activity", Optional.empty()),
                        Path.of("/store"),
                        StoreFormat.DELTA,
                        Duration.ofSeconds(2),
                        500_000,
                        StartingOffsets.EARLIEST,
                        EventRules.CONTRACT,
                        Duration.ofSeconds(30),
                        Duration.ofMinutes(10),
                        0,
                        TopicRecreatedPolicy.FAIL,
                        DataLossPolicy.FAIL,
                        9405));
    }

    /** The image and whoever starts it may be of different builds: these names and words are a promise. */
    @Test
    void theVariablesKeepTheirNamesAndWords() {
        // Given
        Map<String, String> variables = new HashMap<>(LEAST);
        variables.putAll(Map.ofEntries(
                Map.entry("STORE_FORMAT", "parquet"),
                Map.entry("TRIGGER_MS", "1500"),
                Map.entry("MAX_OFFSETS_PER_TRIGGER", "1000"),
                Map.entry("STARTING_OFFSETS", "latest"),
                Map.entry("EVENT_RULES", "steps=0..100000;mood=Happy|Very%20Tired;unknown_fields=reject"),
                Map.entry("DAILY_INTERVAL_MS", "0"),
                Map.entry("COMPACTION_INTERVAL_MS", "60000"),
                Map.entry("RETENTION_DAYS", "365"),
                Map.entry("TOPIC_RECREATED", "restart_from_earliest"),
                Map.entry("DATA_LOSS", "continue"),
                Map.entry("STATUS_PORT", "0")));

        // When
        StreamSettings settings = StreamSettings.fromEnvironment(variables);

        // Then
        assertThat(settings.toEnvironment()).isEqualTo(variables);
    }

    @Test
    void everyFaultIsToldAtOnce() {
        // Given
        Map<String, String> variables = Map.ofEntries(
                Map.entry("STORE_FORMAT", "iceberg"),
                Map.entry("TRIGGER_MS", "2s"),
                Map.entry("MAX_OFFSETS_PER_TRIGGER", "0"),
                Map.entry("STARTING_OFFSETS", "middle"),
                Map.entry("EVENT_RULES", "steps=0..400000"),
                Map.entry("DAILY_INTERVAL_MS", "86400001"),
                Map.entry("COMPACTION_INTERVAL_MS", "-1"),
                Map.entry("RETENTION_DAYS", "36501"),
                Map.entry("TOPIC_RECREATED", "RestartFromEarliest"),
                Map.entry("DATA_LOSS", "ignore"),
                Map.entry("STATUS_PORT", "http"));

        // When
        InvalidEnvironment invalid =
                catchThrowableOfType(InvalidEnvironment.class, () -> StreamSettings.fromEnvironment(variables));

        // Then
        assertThat(invalid.faults())
                .containsExactlyInAnyOrder(
                        "PIPELINE_NAME: is not set",
                        "PIPELINE_ID: is not set",
                        "KAFKA_BOOTSTRAP_SERVERS: is not set",
                        "KAFKA_TOPIC: is not set",
                        "STORE_PATH: is not set",
                        "STORE_FORMAT: must be one of [delta, parquet], got \"iceberg\"",
                        "TRIGGER_MS: must be an integer between 0 and 3600000, got \"2s\"",
                        "MAX_OFFSETS_PER_TRIGGER: must be an integer between 1 and 1000000000, got \"0\"",
                        "STARTING_OFFSETS: must be one of [earliest, latest], got \"middle\"",
                        "EVENT_RULES: steps: a range may only tighten 0..300000, got 0..400000",
                        "DAILY_INTERVAL_MS: must be an integer between 0 and 86400000, got \"86400001\"",
                        "COMPACTION_INTERVAL_MS: must be an integer between 0 and 604800000, got \"-1\"",
                        "RETENTION_DAYS: must be an integer between 0 and 36500, got \"36501\"",
                        "TOPIC_RECREATED: must be one of [fail, restart_from_earliest], got \"RestartFromEarliest\"",
                        "DATA_LOSS: must be one of [fail, continue], got \"ignore\"",
                        "STATUS_PORT: must be an integer between 0 and 65535, got \"http\"");
    }
}
