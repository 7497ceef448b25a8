package dev.activitypipeline.controller.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;

/** The proof that the annotation {@code activity.dev/prove} asked for. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ProofStatus(
        @JsonPropertyDescription("The annotation's value that this answers.")
        String asked,

        @JsonPropertyDescription(
                "Waiting (for spec.suspend), Running, Proved, Refuted (the Job's log tells where) or Failed (there was no proof to be had).")
        String state,

        @JsonPropertyDescription("What was compared, and what came of it.")
        String message,

        @JsonPropertyDescription("When the proof ended, RFC 3339.")
        String finishedAt) {}
