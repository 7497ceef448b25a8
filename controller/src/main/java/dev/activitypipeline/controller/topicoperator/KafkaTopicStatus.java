package dev.activitypipeline.controller.topicoperator;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * What became of a topic.
 *
 * @param topicName in Kafka
 * @param topicId changes only if the topic is deleted and created again
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record KafkaTopicStatus(List<Condition> conditions, Long observedGeneration, String topicName, String topicId) {

    /** As Strimzi writes it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Condition(String type, String status, String reason, String message, String lastTransitionTime) {}
}
