package dev.activitypipeline.controller.topicoperator;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.crd.generator.annotation.PreserveUnknownFields;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * What a topic is to be.
 *
 * @param topicName in Kafka; absent means the resource's name
 * @param partitions absent means the broker's default
 * @param replicas absent means the broker's default
 * @param config topic configs: texts, numbers, booleans, and lists of them
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record KafkaTopicSpec(
        String topicName,
        @Min(1) Integer partitions,
        @Min(1) @Max(32_767) Integer replicas,
        @PreserveUnknownFields Map<String, JsonNode> config) {

    /** The configs as Kafka takes them: a list is joined with commas. */
    Map<String, String> configTexts() {
        Map<String, String> texts = new TreeMap<>();
        if (config != null) {
            config.forEach((key, value) -> texts.put(key, text(value)));
        }
        return texts;
    }

    private static String text(JsonNode value) {
        return value.isArray()
                ? StreamSupport.stream(value.spliterator(), false)
                        .map(JsonNode::asText)
                        .collect(Collectors.joining(","))
                : value.asText();
    }
}
