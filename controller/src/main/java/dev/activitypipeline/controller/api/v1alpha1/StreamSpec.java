package dev.activitypipeline.controller.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.kubernetes.model.annotation.SpecReplicas;
import java.util.Map;

/** The Spark job that reads the topic, validates and stores. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StreamSpec(
        @JsonPropertyDescription("The stream job's image, instead of the one the controller was installed with.")
        @Pattern(Patterns.IMAGE)
        @Expects(Patterns.IMAGE_WORDS)
        String image,

        @JsonPropertyDescription("Executor pods; 0 does all work inside the driver. What kubectl scale sets.")
        @Default("0")
        @Min(0)
        @Max(1_000)
        @SpecReplicas
        Integer executors,

        @JsonPropertyDescription("Time between two micro-batches, 0s to 1h; 0s starts the next at once.")
        @Default("2s")
        @Pattern(Patterns.DURATION)
        @DurationBetween(min = "0s", max = "1h")
        String trigger,

        @JsonPropertyDescription("The most offsets one micro-batch covers.")
        @Default("500000")
        @Min(1)
        @Max(1_000_000_000)
        Long maxOffsetsPerTrigger,

        @JsonPropertyDescription("Where a new store begins to read; without effect on a store that has begun.")
        @Default("earliest")
        @Effect(Impact.NONE)
        StartingOffsets startingOffsets,

        @JsonPropertyDescription("What the driver, and each executor, may use.") @Default("{}")
        StreamResourcesSpec resources,

        @JsonPropertyDescription(
                "Spark properties by Spark's own names, such as spark.sql.shuffle.partitions: 4. Only parallelism, memory shares, retained history and timeouts are taken; docs/reference/activitypipeline.md lists them.")
        Map<String, JsonNode> sparkConf,

        @JsonPropertyDescription("When and how fast a failed stream job starts again.")
        @Default("{}")
        @Effect(Impact.IN_PLACE)
        RestartPolicySpec restartPolicy,

        @JsonPropertyDescription(
                "How long the stream job may go without a commit while events wait, before it counts as stuck; 30s to 24h.")
        @Default("5m")
        @Pattern(Patterns.DURATION)
        @DurationBetween(min = "30s", max = "24h")
        @Effect(Impact.IN_PLACE)
        String progressDeadline,

        @JsonPropertyDescription(
                "When the topic is not the one the store was filled from: stop, or keep what is stored and read the new topic from its beginning.")
        @Default("Fail")
        OnTopicRecreated onTopicRecreated,

        @JsonPropertyDescription(
                "When unread offsets have left the topic: stop and name the lost range, or record it and go on.")
        @Default("Fail")
        OnDataLoss onDataLoss,

        @JsonPropertyDescription("The least time between two refreshes of the table daily, 0s to 24h.")
        @Default("30s")
        @Pattern(Patterns.DURATION)
        @DurationBetween(min = "0s", max = "24h")
        String dailyInterval) {

    /** Where a new store begins to read. */
    public enum StartingOffsets {
        @JsonProperty("earliest")
        EARLIEST,
        @JsonProperty("latest")
        LATEST
    }

    /** What to do when the topic is not the one that the store was filled from. */
    public enum OnTopicRecreated {
        @JsonProperty("Fail")
        FAIL,
        @JsonProperty("RestartFromEarliest")
        RESTART_FROM_EARLIEST
    }

    /** What to do when unread offsets have left the topic. */
    public enum OnDataLoss {
        @JsonProperty("Fail")
        FAIL,
        @JsonProperty("Continue")
        CONTINUE
    }
}
