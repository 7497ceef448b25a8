package dev.activitypipeline.controller.selftest;

import java.net.URI;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How the controller was installed.
 *
 * @param watchedNamespaces empty for all
 * @param topicOperator whether it fulfils KafkaTopics itself
 * @param leaderElection whether it takes turns by a lease
 * @param namespace where it is installed
 * @param controller its address, http://host:port
 */
record SelfTestSettings(
        Set<String> watchedNamespaces,
        boolean topicOperator,
        boolean leaderElection,
        String namespace,
        URI controller) {

    /** @throws IllegalArgumentException naming the variable at fault */
    static SelfTestSettings fromEnvironment(Map<String, String> variables) {
        return new SelfTestSettings(
                Stream.of(variables.getOrDefault("WATCHED_NAMESPACES", "").split(","))
                        .map(String::strip)
                        .filter(name -> !name.isEmpty())
                        .collect(Collectors.toCollection(TreeSet::new)),
                Boolean.parseBoolean(variables.get("TOPIC_OPERATOR")),
                Boolean.parseBoolean(variables.get("LEADER_ELECTION")),
                required("NAMESPACE", variables),
                URI.create(required("CONTROLLER", variables)));
    }

    private static String required(String name, Map<String, String> variables) {
        String value = variables.getOrDefault(name, "");
        if (value.isBlank()) {
            throw new IllegalArgumentException(name + " is not set; the chart's test pod sets it");
        }
        return value;
    }
}
