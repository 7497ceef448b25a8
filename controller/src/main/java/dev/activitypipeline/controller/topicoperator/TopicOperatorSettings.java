package dev.activitypipeline.controller.topicoperator;

import dev.activitypipeline.controller.limb.KafkaAccess;
import dev.activitypipeline.controller.plan.KafkaPlan;
import dev.activitypipeline.controller.schema.Durations;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How a topic operator works.
 *
 * @param kafka properties of Kafka's client; credentials as references to files
 * @param credentials the folder of those files
 * @param cluster the label {@code strimzi.io/cluster} of the resources to fulfil
 * @param namespaces to watch; empty is all
 * @param finalizers whether a resource stays until its topic is deleted; without, finalizers that are there are taken off
 * @param alterable which configs are kept as the resources say
 * @param batchSize the most topics of a batch
 * @param linger how long a batch waits at most for more, while more keep coming
 * @param round how often every topic is looked at for what was changed behind its resource's back
 */
public record TopicOperatorSettings(
        SortedMap<String, String> kafka,
        Optional<Path> credentials,
        String cluster,
        Set<String> namespaces,
        boolean finalizers,
        AlterableConfigs alterable,
        int batchSize,
        Duration linger,
        Duration round) {
    private static final String PREFIX = "TOPIC_OPERATOR_";

    /** @param faults takes everything that is wrong with the variables */
    public static TopicOperatorSettings fromEnvironment(
            Map<String, String> variables, KafkaPlan kafka, Set<String> namespaces, List<String> faults) {
        SortedMap<String, String> properties =
                new TreeMap<>(KafkaAccess.of(kafka).properties());
        properties.put("bootstrap.servers", kafka.bootstrapServers());
        return new TopicOperatorSettings(
                Collections.unmodifiableSortedMap(properties),
                Optional.of(KafkaAccess.secretsFolder()),
                variables.getOrDefault(PREFIX + "CLUSTER", "kafka"),
                namespaces,
                Boolean.parseBoolean(variables.getOrDefault(PREFIX + "FINALIZERS", "true")),
                AlterableConfigs.of(variables.getOrDefault(PREFIX + "ALTERABLE_CONFIG", "ALL")),
                batchSize(variables, faults),
                duration("BATCH_LINGER", "100ms", variables, faults),
                duration("RECONCILIATION_INTERVAL", "120s", variables, faults));
    }

    private static int batchSize(Map<String, String> variables, List<String> faults) {
        String text = variables.getOrDefault(PREFIX + "BATCH_SIZE", "100");
        if (!text.matches("[1-9][0-9]{0,3}")) {
            faults.add(PREFIX + "BATCH_SIZE: must be a whole number from 1 to 9999, got \"" + text + "\"");
            return 1;
        }
        return Integer.parseInt(text);
    }

    private static Duration duration(
            String name, String otherwise, Map<String, String> variables, List<String> faults) {
        String text = variables.getOrDefault(PREFIX + name, otherwise);
        return Durations.parse(text).filter(duration -> !duration.isZero()).orElseGet(() -> {
            faults.add(PREFIX + name + ": must be a duration above zero such as 100ms or 120s, got \"" + text + "\"");
            return Duration.ofSeconds(1);
        });
    }
}
