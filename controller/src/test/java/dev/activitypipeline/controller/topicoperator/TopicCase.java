package dev.activitypipeline.controller.topicoperator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * One case of {@code topics/cases.yaml}.
 *
 * @param name what it is about
 * @param steps one after the other; each does something and says what is so then
 */
record TopicCase(String name, String id, JsonNode steps) {
    private static final YAMLMapper YAML = new YAMLMapper();

    /** All, for a cluster of so many brokers. */
    static List<TopicCase> all(int brokers) {
        try (var file = TopicCase.class.getResourceAsStream("/topics/cases.yaml")) {
            List<TopicCase> cases = new ArrayList<>();
            for (JsonNode given : YAML.readTree(file)) {
                if (given.path("brokers").asInt(brokers) != brokers) {
                    continue;
                }
                String id = "case-" + (cases.size() + 1);
                String steps = given.path("steps")
                        .toString()
                        .replace("ID", id)
                        .replace("LONG", "x".repeat(256))
                        .replace("\"RF\"", Integer.toString(brokers));
                cases.add(new TopicCase(given.path("case").asText(), id, YAML.readTree(steps)));
            }
            return cases;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
