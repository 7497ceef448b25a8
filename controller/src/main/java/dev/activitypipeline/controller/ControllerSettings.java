package dev.activitypipeline.controller;

import dev.activitypipeline.controller.limb.KafkaAccess;
import dev.activitypipeline.controller.plan.ImagePull;
import dev.activitypipeline.controller.plan.Images;
import dev.activitypipeline.controller.plan.KafkaPlan;
import dev.activitypipeline.controller.plan.KafkaReading;
import dev.activitypipeline.controller.topicoperator.TopicOperatorSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/**
 * What the controller is started with.
 *
 * @param images of pipelines that name none
 * @param watchedNamespaces empty watches all
 * @param topicOperator where this process fulfils KafkaTopic resources itself; empty where Strimzi does
 * @param systemProperties that Kafka's client wants to be set in its process
 * @param leaderElection whether several replicas are to take turns
 * @param identity tells this process from the others
 * @param podMonitorLabels further labels of the PodMonitors that pipelines get, where the cluster serves that kind; empty makes none
 * @param port of /metrics, /healthz and /readyz
 */
record ControllerSettings(
        Images images,
        Set<String> watchedNamespaces,
        Optional<TopicOperatorSettings> topicOperator,
        SortedMap<String, String> systemProperties,
        boolean leaderElection,
        String identity,
        Optional<Map<String, String>> podMonitorLabels,
        int port) {
    private static final List<String> PULL_POLICIES = List.of("Always", "IfNotPresent", "Never");

    /** @throws IllegalArgumentException naming every variable at fault */
    static ControllerSettings fromEnvironment(Map<String, String> variables) {
        List<String> faults = new ArrayList<>();
        Set<String> namespaces = words(variables.getOrDefault("WATCHED_NAMESPACES", ""));
        Optional<KafkaPlan> kafka = Optional.ofNullable(variables.get("TOPIC_OPERATOR_KAFKA"))
                .filter(text -> !text.isBlank())
                .flatMap(text -> KafkaReading.of(text, fault -> faults.add("TOPIC_OPERATOR_KAFKA: " + fault)));
        ControllerSettings settings = new ControllerSettings(
                new Images(
                        image("PRODUCER_IMAGE", variables, faults),
                        image("STREAM_IMAGE", variables, faults),
                        image("VERIFY_IMAGE", variables, faults),
                        image("BIGQUERY_IMAGE", variables, faults),
                        pull(variables, faults)),
                namespaces,
                kafka.map(plan -> TopicOperatorSettings.fromEnvironment(variables, plan, namespaces, faults)),
                kafka.map(plan -> KafkaAccess.of(plan).systemProperties()).orElseGet(TreeMap::new),
                Boolean.parseBoolean(variables.getOrDefault("LEADER_ELECTION", "false")),
                Optional.ofNullable(variables.get("HOSTNAME"))
                        .filter(host -> !host.isBlank())
                        .orElseGet(() -> UUID.randomUUID().toString()),
                labels("POD_MONITOR_LABELS", variables, faults),
                port(variables, faults));
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", faults));
        }
        return settings;
    }

    private static String image(String name, Map<String, String> variables, List<String> faults) {
        String image = variables.getOrDefault(name, "");
        if (image.isBlank()) {
            faults.add(name + " is not set; it names the image of pipelines that name none themselves");
        }
        return image;
    }

    private static ImagePull pull(Map<String, String> variables, List<String> faults) {
        Optional<String> policy =
                Optional.ofNullable(variables.get("IMAGE_PULL_POLICY")).filter(text -> !text.isBlank());
        policy.filter(word -> !PULL_POLICIES.contains(word))
                .ifPresent(word -> faults.add("IMAGE_PULL_POLICY: must be one of " + String.join(", ", PULL_POLICIES)
                        + ", got \"" + word + "\""));
        return new ImagePull(policy, List.copyOf(words(variables.getOrDefault("IMAGE_PULL_SECRETS", ""))));
    }

    private static int port(Map<String, String> variables, List<String> faults) {
        String text = variables.getOrDefault("PORT", "8080");
        try {
            int port = Integer.parseInt(text);
            if (port >= 0 && port <= 65_535) {
                return port;
            }
        } catch (NumberFormatException notANumber) {
            // told below
        }
        faults.add("PORT: must be a TCP port, got \"" + text + "\"");
        return 0;
    }

    private static Optional<Map<String, String>> labels(
            String name, Map<String, String> variables, List<String> faults) {
        String text = variables.get(name);
        if (text == null) {
            return Optional.empty();
        }
        Map<String, String> labels = new TreeMap<>();
        for (String word : words(text)) {
            String[] label = word.split("=", -1);
            if (label.length != 2 || label[0].isBlank()) {
                faults.add(name + ": must be labels such as release=prometheus,team=data, got \"" + word + "\"");
            } else {
                labels.put(label[0].strip(), label[1].strip());
            }
        }
        return Optional.of(labels);
    }

    private static Set<String> words(String list) {
        Set<String> words = new TreeSet<>();
        for (String word : list.split(",")) {
            if (!word.isBlank()) {
                words.add(word.strip());
            }
        }
        return words;
    }
}
