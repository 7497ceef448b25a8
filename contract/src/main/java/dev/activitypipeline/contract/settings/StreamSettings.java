package dev.activitypipeline.contract.settings;

import dev.activitypipeline.contract.event.EventRules;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What the Spark job starts with.
 *
 * @param pipelineName the resource's name
 * @param pipelineId the resource's UID; with the topic's id it names the job's transactions in the store
 * @param kafka where to read
 * @param store where to write
 * @param format how the tables are kept
 * @param trigger the time between two micro-batches
 * @param maxOffsetsPerTrigger the most offsets one micro-batch covers
 * @param startingOffsets where a new store begins to read
 * @param rules what makes an event valid
 * @param dailyInterval the least time between two refreshes of {@code daily}
 * @param compactionInterval the least time between two compactions; zero switches them off
 * @param retentionDays days of {@code events} to keep, counted from today; 0 keeps all
 * @param topicRecreated what to do when the topic is not the one that the store was filled from
 * @param dataLoss what to do when unread offsets have left the topic
 * @param statusPort port of /metrics, /healthz, /readyz and /status; 0 picks a free one
 */
public record StreamSettings(
        String pipelineName,
        String pipelineId,
        KafkaConnection kafka,
        Path store,
        StoreFormat format,
        Duration trigger,
        long maxOffsetsPerTrigger,
        StartingOffsets startingOffsets,
        EventRules rules,
        Duration dailyInterval,
        Duration compactionInterval,
        int retentionDays,
        TopicRecreatedPolicy topicRecreated,
        DataLossPolicy dataLoss,
        int statusPort) {

    /** How the tables are kept. */
    public enum StoreFormat {
        /** Delta tables: every reader of Delta sees the committed rows alone. */
        DELTA,
        /** Plain Parquet files, a batch published at once by one rename. */
        PARQUET
    }

    /** Where a new store begins to read. */
    public enum StartingOffsets {
        EARLIEST,
        LATEST
    }

    /** What to do when the topic is not the one that the store was filled from. */
    public enum TopicRecreatedPolicy {
        /** Stop and say so. */
        FAIL,
        /** Keep what is stored and read the new topic from its beginning. */
        RESTART_FROM_EARLIEST
    }

    /** What to do when unread offsets have left the topic. */
    public enum DataLossPolicy {
        /** Stop and name the lost range. */
        FAIL,
        /** Record the lost range and go on at the oldest offset there is. */
        CONTINUE
    }

    /** @throws InvalidEnvironment naming every variable at fault */
    public static StreamSettings fromEnvironment(Map<String, String> variables) {
        Environment environment = new Environment(variables);
        StreamSettings settings = new StreamSettings(
                environment.text("PIPELINE_NAME"),
                environment.text("PIPELINE_ID"),
                KafkaConnection.from(environment),
                environment.path("STORE_PATH"),
                environment.choice("STORE_FORMAT", StoreFormat.DELTA, StoreFormat.class),
                environment.millis("TRIGGER_MS", Duration.ofSeconds(2), Duration.ZERO, Duration.ofHours(1)),
                environment.number("MAX_OFFSETS_PER_TRIGGER", 500_000, 1, 1_000_000_000),
                environment.choice("STARTING_OFFSETS", StartingOffsets.EARLIEST, StartingOffsets.class),
                environment.rules("EVENT_RULES"),
                environment.millis("DAILY_INTERVAL_MS", Duration.ofSeconds(30), Duration.ZERO, Duration.ofDays(1)),
                environment.millis("COMPACTION_INTERVAL_MS", Duration.ofMinutes(10), Duration.ZERO, Duration.ofDays(7)),
                (int) environment.number("RETENTION_DAYS", 0, 0, 36_500),
                environment.choice("TOPIC_RECREATED", TopicRecreatedPolicy.FAIL, TopicRecreatedPolicy.class),
                environment.choice("DATA_LOSS", DataLossPolicy.FAIL, DataLossPolicy.class),
                (int) environment.number("STATUS_PORT", 9405, 0, 65_535));
        environment.failOnFaults();
        return settings;
    }

    public Map<String, String> toEnvironment() {
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("PIPELINE_NAME", pipelineName);
        variables.put("PIPELINE_ID", pipelineId);
        kafka.writeTo(variables);
        variables.put("STORE_PATH", store.toString());
        variables.put("STORE_FORMAT", word(format));
        variables.put("TRIGGER_MS", Long.toString(trigger.toMillis()));
        variables.put("MAX_OFFSETS_PER_TRIGGER", Long.toString(maxOffsetsPerTrigger));
        variables.put("STARTING_OFFSETS", word(startingOffsets));
        variables.put("EVENT_RULES", rules.toString());
        variables.put("DAILY_INTERVAL_MS", Long.toString(dailyInterval.toMillis()));
        variables.put("COMPACTION_INTERVAL_MS", Long.toString(compactionInterval.toMillis()));
        variables.put("RETENTION_DAYS", Integer.toString(retentionDays));
        variables.put("TOPIC_RECREATED", word(topicRecreated));
        variables.put("DATA_LOSS", word(dataLoss));
        variables.put("STATUS_PORT", Integer.toString(statusPort));
        return variables;
    }

    private static String word(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT);
    }
}
