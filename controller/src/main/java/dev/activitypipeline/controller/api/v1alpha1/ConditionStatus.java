package dev.activitypipeline.controller.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;

/** One condition, in the shape that kubectl wait and Argo CD know. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ConditionStatus(
        @JsonPropertyDescription("What it is about, such as Ready.") @Required
        String type,

        @JsonPropertyDescription("True, False or Unknown.") @Required
        String status,

        @JsonPropertyDescription("Why, in one stable word.") String reason,

        @JsonPropertyDescription("What is wrong, why, and what to do.")
        String message,

        @JsonPropertyDescription("When the status last changed, RFC 3339.")
        String lastTransitionTime,

        @JsonPropertyDescription("The generation of the spec that this condition speaks about.")
        Long observedGeneration) {}
