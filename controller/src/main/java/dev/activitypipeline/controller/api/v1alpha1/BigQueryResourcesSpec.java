package dev.activitypipeline.controller.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.kubernetes.api.model.IntOrString;

/** What the follower's process may use. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BigQueryResourcesSpec(
        @JsonPropertyDescription(
                "Processor time to keep for it, such as 500m or 2; at least 50m. Where a core is idle it may use more.")
        @Default("100m")
        @QuantityBetween(min = "50m", max = "1000")
        IntOrString cpu,

        @JsonPropertyDescription("Memory, such as 512Mi; at least 256Mi.")
        @Default("512Mi")
        @QuantityBetween(min = "256Mi", max = "16Ti")
        IntOrString memory) {}
