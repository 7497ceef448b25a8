package dev.activitypipeline.controller.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;

/** The producers. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ProducerStatus(
        @JsonPropertyDescription("Producer processes that exist.")
        Integer replicas,

        @JsonPropertyDescription("Producer processes that are ready.")
        Integer ready,

        @JsonPropertyDescription("Label selector of the producers.")
        String selector,

        @JsonPropertyDescription(
                "Events that Kafka acknowledged since the start of each producer's process, all producers together.")
        Long acknowledged,

        @JsonPropertyDescription(
                "Lines of their source that the producers refused since their start, for they are no events.")
        Long refused,

        @JsonPropertyDescription("Events per second in the last interval, all producers together.")
        Double eventsPerSecond) {}
