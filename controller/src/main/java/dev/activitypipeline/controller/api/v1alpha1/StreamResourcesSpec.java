package dev.activitypipeline.controller.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.kubernetes.api.model.IntOrString;

/** What the driver, and each executor, may use. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StreamResourcesSpec(
        @JsonPropertyDescription(
                "Processor time to keep for it, such as 500m or 2; at least 100m. Where a core is idle it may use more.")
        @Default("500m")
        @QuantityBetween(min = "100m", max = "1000")
        IntOrString cpu,

        @JsonPropertyDescription("Memory, such as 1Gi; at least 512Mi, below which Spark does not start.")
        @Default("1Gi")
        @QuantityBetween(min = "512Mi", max = "16Ti")
        IntOrString memory) {}
