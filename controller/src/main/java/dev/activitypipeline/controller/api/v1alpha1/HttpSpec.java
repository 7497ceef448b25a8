package dev.activitypipeline.controller.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;

/** An endpoint that takes events. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HttpSpec(
        @JsonPropertyDescription(
                "TCP port to listen on, 1024 to 65535, but for 9404, where the producer serves its status.")
        @Default("8080")
        @Min(1_024)
        @Max(65_535)
        Integer port) {}
