package dev.activitypipeline.controller.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.kubernetes.model.annotation.LabelSelector;
import io.fabric8.kubernetes.model.annotation.StatusReplicas;
import java.util.Map;

/** The stream job. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StreamStatus(
        @JsonPropertyDescription("Starting, Running, Waiting, Draining, Stopped or Failed.")
        String state,

        @JsonPropertyDescription("The last committed batch.")
        Long batchId,

        @JsonPropertyDescription("The offset behind the last stored record, by partition.")
        Map<String, Long> offsets,

        @JsonPropertyDescription("Records in the topic that are not stored yet.")
        Long lag,

        @JsonPropertyDescription("Rows in the table events that this pipeline stored.")
        Long stored,

        @JsonPropertyDescription("Rows in the table rejected, by rule.")
        Map<String, Long> rejected,

        @JsonPropertyDescription("When the last batch was committed, RFC 3339.")
        String lastCommitTime,

        @JsonPropertyDescription(
                "When records that are not stored yet begin to leave the topic by its retention.ms, RFC 3339; there once one of them has lived through half of its time.")
        String unreadExpiresAt,

        @JsonPropertyDescription("Executor pods that are ready.") @StatusReplicas
        Integer executors,

        @JsonPropertyDescription("Label selector of the executors, for kubectl scale.") @LabelSelector
        String selector,

        @JsonPropertyDescription("Times that the job was started again since its last reset.")
        Integer restarts) {}
