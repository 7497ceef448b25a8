package dev.activitypipeline.controller.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;

/** How far BigQuery follows the store. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BigQueryStatus(
        @JsonPropertyDescription("Project and dataset.") String dataset,

        @JsonPropertyDescription("Rows of events, rejected and daily that BigQuery holds.")
        Long rows,

        @JsonPropertyDescription("Rows of the store that it lacks.")
        Long lag,

        @JsonPropertyDescription("Seconds since it lacked none.")
        Long lagSeconds) {}
