package dev.activitypipeline.controller.topicoperator;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What became of a topic, in Strimzi's shape. Absent fields are null.
 *
 * @param topicName in Kafka
 * @param topicId changes only if the topic is deleted and created again
 * @param replicasChange what Strimzi notes of a reassignment by Cruise Control, as it is
 */
record KafkaTopicStatus(
        List<Condition> conditions,
        Long observedGeneration,
        String topicName,
        String topicId,
        Map<String, Object> replicasChange) {

    /** @param since when the status of this condition last changed */
    record Condition(String type, String status, String reason, String message, String since) {
        @SuppressWarnings("unchecked")
        private static Condition of(Object condition) {
            Map<String, Object> fields = (Map<String, Object>) condition;
            return new Condition(
                    (String) fields.get("type"),
                    (String) fields.get("status"),
                    (String) fields.get("reason"),
                    (String) fields.get("message"),
                    (String) fields.get("lastTransitionTime"));
        }

        private Map<String, Object> fields() {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("type", type);
            fields.put("status", status);
            Optional.ofNullable(reason).ifPresent(word -> fields.put("reason", word));
            Optional.ofNullable(message).ifPresent(text -> fields.put("message", text));
            fields.put("lastTransitionTime", since);
            return fields;
        }
    }

    @SuppressWarnings("unchecked")
    static KafkaTopicStatus of(Map<String, Object> status) {
        List<Object> conditions = (List<Object>) status.getOrDefault("conditions", List.of());
        return new KafkaTopicStatus(
                conditions.stream().map(Condition::of).toList(),
                Optional.ofNullable((Number) status.get("observedGeneration"))
                        .map(Number::longValue)
                        .orElse(null),
                (String) status.get("topicName"),
                (String) status.get("topicId"),
                (Map<String, Object>) status.get("replicasChange"));
    }

    boolean isReady() {
        return conditions.stream()
                .anyMatch(condition -> "Ready".equals(condition.type()) && "True".equals(condition.status()));
    }

    /** Every field that has a value, as the resource has it. */
    Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("conditions", conditions.stream().map(Condition::fields).toList());
        fields.put("observedGeneration", observedGeneration);
        fields.put("topicName", topicName);
        fields.put("topicId", topicId);
        fields.put("replicasChange", replicasChange);
        fields.values().removeIf(Objects::isNull);
        return fields;
    }
}
