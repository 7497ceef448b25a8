package dev.activitypipeline.controller.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.Map;

/** The topic that holds the events between producers and stream job. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TopicSpec(
        @JsonPropertyDescription("The topic's name in Kafka; cannot change.")
        @Required
        @Pattern("^[a-zA-Z0-9._-]{1,249}$")
        @Expects("a Kafka topic name: allowed [a-zA-Z0-9._-], at most 249 characters, not internal")
        @ValidationRule(value = "self == oldSelf", message = "spec.topic.name is immutable; create a new pipeline")
        @ValidationRule(
                value = "self != '.' && self != '..' && !self.startsWith('__')",
                message = "must be a Kafka topic name: allowed [a-zA-Z0-9._-], at most 249 characters, not internal")
        @Effect(Impact.RESET_REQUIRED)
        String name,

        @JsonPropertyDescription("Partitions: the most tasks that read at once. May grow, never shrink.")
        @Required
        @Min(1)
        @Max(10_000)
        @ValidationRule(
                value = "self >= oldSelf",
                message =
                        "spec.topic.partitions cannot shrink, for Kafka cannot take partitions from a topic; create a new pipeline")
        Integer partitions,

        @JsonPropertyDescription(
                "Copies of each partition; at most the number of brokers. A change is told as NotSupported: Kafka moves copies by a reassignment alone.")
        @Default("1")
        @Min(1)
        @Max(32_767)
        Integer replicas,

        @JsonPropertyDescription(
                "Kafka's topic configs by their own names, such as retention.ms: 604800000. One that is taken out goes back to the broker's default. cleanup.policy may only be delete.")
        Map<String, JsonNode> config,

        @JsonPropertyDescription("Whether the topic and its events stay when the pipeline is deleted.")
        @Default("Retain")
        DeletionPolicy deletionPolicy) {}
