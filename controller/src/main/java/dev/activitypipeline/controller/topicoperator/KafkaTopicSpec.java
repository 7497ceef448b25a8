package dev.activitypipeline.controller.topicoperator;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What a topic is to be.
 *
 * @param topicName in Kafka; null means the resource's name
 * @param partitions empty means the brokers' default, and leaves a topic that is there as it is
 * @param replicas likewise
 * @param config topic configs: texts, numbers, booleans, lists of them, and whatever else a user has written
 */
record KafkaTopicSpec(
        String topicName, Optional<Integer> partitions, Optional<Integer> replicas, SortedMap<String, Object> config) {

    static KafkaTopicSpec of(Map<String, Object> spec) {
        SortedMap<String, Object> config = new TreeMap<>();
        if (spec.get("config") instanceof Map<?, ?> given) {
            given.forEach((key, value) -> config.put(String.valueOf(key), value));
        }
        return new KafkaTopicSpec(
                (String) spec.get("topicName"),
                integer(spec.get("partitions")),
                integer(spec.get("replicas")),
                Collections.unmodifiableSortedMap(config));
    }

    /** The same with those configs only. */
    KafkaTopicSpec withConfigs(Predicate<String> kept) {
        SortedMap<String, Object> filtered = new TreeMap<>(config);
        filtered.keySet().removeIf(kept.negate());
        return new KafkaTopicSpec(topicName, partitions, replicas, Collections.unmodifiableSortedMap(filtered));
    }

    /** Says which config has a value that no config can have. */
    Optional<String> invalidConfig() {
        return config.entrySet().stream()
                .filter(entry -> !isText(entry.getValue()))
                .findFirst()
                .map(entry -> "Invalid value for topic config '" + entry.getKey() + "': " + entry.getValue()
                        + "; it must be a text, a number, a boolean, or a list of them");
    }

    /** The configs as Kafka takes them: a list is joined with commas; null, which Kafka refuses, stays null. */
    SortedMap<String, String> configTexts() {
        SortedMap<String, String> texts = new TreeMap<>();
        config.forEach((key, value) -> texts.put(key, text(value)));
        return texts;
    }

    private static boolean isText(Object value) {
        return value instanceof Collection<?> list
                ? list.stream().allMatch(KafkaTopicSpec::isText)
                : !(value instanceof Map);
    }

    private static String text(Object value) {
        if (value instanceof Collection<?> list) {
            return list.stream().map(KafkaTopicSpec::text).collect(Collectors.joining(","));
        }
        return value == null ? null : value.toString();
    }

    private static Optional<Integer> integer(Object number) {
        return Optional.ofNullable((Number) number).map(Number::intValue);
    }
}
