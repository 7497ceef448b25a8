package dev.activitypipeline.controller.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;

/** Seeded, lifelike events. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SimulateSpec(
        @JsonPropertyDescription("Events per second of each producer; replicas multiply it.")
        @Default("1000")
        @Min(1)
        @Max(10_000_000)
        Long eventsPerSecond,

        @JsonPropertyDescription("People whose days each producer simulates.") @Default("10000") @Min(1) @Max(1_000_000)
        Integer users,

        @JsonPropertyDescription("What makes a run reproducible: any 64-bit integer.") @Default("42")
        Long seed,

        @JsonPropertyDescription(
                "How the rate moves: constant; daily, a sine over ten minutes; burst, ten times the rate in six seconds of each minute.")
        @Default("constant")
        Profile profile,

        @JsonPropertyDescription("Events that each producer sends in all, over all restarts; 0 is without end.")
        @Default("0")
        @Min(0)
        Long eventLimit,

        @JsonPropertyDescription("The first simulated day, YYYY-MM-DD.")
        @Default("2024-01-01")
        @Pattern("^[0-9]{4}-[0-9]{2}-[0-9]{2}$")
        @Expects("a day YYYY-MM-DD from 1900-01-01 on")
        String startDate,

        @JsonPropertyDescription("Share of events whose bytes are broken on purpose, 0 to 1.")
        @Default("0")
        @Min(0)
        @Max(1)
        Double malformedRatio,

        @JsonPropertyDescription("Share of events that are sent twice, 0 to 1.") @Default("0") @Min(0) @Max(1)
        Double duplicateRatio,

        @JsonPropertyDescription("Share of events dated up to 30 days back, 0 to 1.") @Default("0") @Min(0) @Max(1)
        Double lateRatio) {

    /** How the rate moves around its mean. */
    public enum Profile {
        @JsonProperty("constant")
        CONSTANT,
        @JsonProperty("daily")
        DAILY,
        @JsonProperty("burst")
        BURST
    }
}
