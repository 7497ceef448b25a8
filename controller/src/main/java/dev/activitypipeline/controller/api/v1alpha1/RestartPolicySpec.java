package dev.activitypipeline.controller.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;

/** When and how fast a failed stream job starts again. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RestartPolicySpec(
        @JsonPropertyDescription("Always starts a failed job again; Never leaves it for a person to look at.")
        @Default("Always")
        Mode mode,

        @JsonPropertyDescription(
                "The pause before the first new start; it doubles with each failure in a row. 1s to 1h.")
        @Default("10s")
        @Pattern(Patterns.DURATION)
        @DurationBetween(min = "1s", max = "1h")
        String initialDelay,

        @JsonPropertyDescription("The longest pause, 1s to 24h.")
        @Default("5m")
        @Pattern(Patterns.DURATION)
        @DurationBetween(min = "1s", max = "24h")
        String maxDelay,

        @JsonPropertyDescription("Committed batches after which failures are forgotten.")
        @Default("3")
        @Min(1)
        @Max(1_000)
        Integer resetAfterBatches) {

    /** Whether a failed job starts again. */
    public enum Mode {
        @JsonProperty("Always")
        ALWAYS,
        @JsonProperty("Never")
        NEVER
    }
}
