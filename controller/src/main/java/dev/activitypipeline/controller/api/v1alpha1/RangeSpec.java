package dev.activitypipeline.controller.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;

/** A range of a number column; a bound that is left out is the contract's. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RangeSpec(
        @JsonPropertyDescription("The least valid value.") Double min,

        @JsonPropertyDescription("The greatest valid value.")
        Double max) {}
