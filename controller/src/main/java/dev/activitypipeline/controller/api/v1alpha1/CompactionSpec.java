package dev.activitypipeline.controller.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Pattern;

/** Merging of small files. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CompactionSpec(
        @JsonPropertyDescription("The least time between two compactions, up to 168h; 0s switches them off.")
        @Default("10m")
        @Pattern(Patterns.DURATION)
        @DurationBetween(min = "0s", max = "168h")
        String interval) {}
