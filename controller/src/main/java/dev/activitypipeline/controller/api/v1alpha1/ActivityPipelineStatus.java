package dev.activitypipeline.controller.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.util.List;

/** What the controller found, computed anew on each pass. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ActivityPipelineStatus(
        @JsonPropertyDescription("The generation of the spec that this status speaks about.")
        Long observedGeneration,

        @JsonPropertyDescription("Pending, Running, Degraded, Suspended or Rejected.")
        String phase,

        @JsonPropertyDescription("One sentence: what runs, or who blocks what.")
        String message,

        @JsonPropertyDescription(
                "Ready, Reconciling and Stalled of the whole; TopicReady, StoreReady, StreamReady and ProducerReady of its parts; BigQueryReady where the store is followed, which Ready does not depend on. What each reason means, and what to do: docs/reference/conditions.md.")
        List<ConditionStatus> conditions,

        @JsonPropertyDescription("Kafka's id of the topic; another topic of the same name has another.")
        String topicId,

        @JsonPropertyDescription("The producers.") ProducerStatus producer,

        @JsonPropertyDescription("The stream job.") StreamStatus stream,

        @JsonPropertyDescription("The volume.") StoreStatus store,

        @JsonPropertyDescription("The proof that the annotation activity.dev/prove asked for last.")
        ProofStatus proof,

        @JsonPropertyDescription("How far BigQuery follows the store.")
        BigQueryStatus bigQuery) {}
