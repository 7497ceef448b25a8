package dev.activitypipeline.controller.topicoperator;

import dev.activitypipeline.controller.metrics.TopicOperatorMetrics;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.CreateTopicsResult;
import org.apache.kafka.clients.admin.DescribeConfigsResult;
import org.apache.kafka.clients.admin.DescribeTopicsResult;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.PartitionReassignment;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;

/** Asks Kafka for many topics at once: one call for each question, one answer for each topic. No call is made for nobody. */
final class TopicAdmin {
    private final AdminConnection connection;
    private final TopicOperatorMetrics metrics;

    TopicAdmin(AdminConnection connection, TopicOperatorMetrics metrics) {
        this.connection = connection;
        this.metrics = metrics;
    }

    /** Topics and their configs, asked for at the same time. */
    Map<String, Answer<TopicState>> describe(Set<String> names) throws InterruptedException {
        if (names.isEmpty()) {
            return Map.of();
        }
        Admin admin = connection.admin();
        DescribeTopicsResult topics = admin.describeTopics(names);
        time("describeTopics", topics.allTopicNames());
        DescribeConfigsResult configs =
                admin.describeConfigs(names.stream().map(TopicAdmin::resource).toList());
        time("describeConfigs", configs.all());
        Map<String, Answer<TopicState>> answers = new HashMap<>();
        for (String name : names) {
            answers.put(
                    name,
                    Answer.of(topics.topicNameValues()
                            .get(name)
                            .toCompletionStage()
                            .thenCombine(configs.values().get(resource(name)).toCompletionStage(), TopicState::of)));
        }
        return answers;
    }

    /** @return the id of each topic that was created */
    Map<String, Answer<String>> create(Map<String, KafkaTopicSpec> topics) throws InterruptedException {
        if (topics.isEmpty()) {
            return Map.of();
        }
        CreateTopicsResult created = connection
                .admin()
                .createTopics(topics.entrySet().stream()
                        .map(topic -> newTopic(topic.getKey(), topic.getValue()))
                        .toList());
        time("createTopics", created.all());
        Map<String, Answer<String>> answers = new HashMap<>();
        for (String name : topics.keySet()) {
            answers.put(name, Answer.of(created.topicId(name).thenApply(Object::toString)));
        }
        return answers;
    }

    Map<String, Answer<Void>> alterConfigs(Map<String, List<AlterConfigOp>> changes) throws InterruptedException {
        if (changes.isEmpty()) {
            return Map.of();
        }
        Map<ConfigResource, Collection<AlterConfigOp>> byResource = new HashMap<>();
        changes.forEach((name, operations) -> byResource.put(resource(name), operations));
        var altered = connection.admin().incrementalAlterConfigs(byResource);
        time("incrementalAlterConfigs", altered.all());
        return answers(changes.keySet(), name -> altered.values().get(resource(name)));
    }

    /** @param counts how many partitions each topic is to have */
    Map<String, Answer<Void>> grow(Map<String, Integer> counts) throws InterruptedException {
        if (counts.isEmpty()) {
            return Map.of();
        }
        var grown = connection
                .admin()
                .createPartitions(counts.entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, count -> NewPartitions.increaseTo(count.getValue()))));
        time("createPartitions", grown.all());
        return answers(counts.keySet(), name -> grown.values().get(name));
    }

    Map<String, Answer<Void>> delete(Set<String> names) throws InterruptedException {
        if (names.isEmpty()) {
            return Map.of();
        }
        var deleted = connection.admin().deleteTopics(names);
        time("deleteTopics", deleted.all());
        return answers(names, name -> deleted.topicNameValues().get(name));
    }

    /** How many copies the partitions that are being moved will have; those that are not are not in it. */
    Answer<Map<TopicPartition, Integer>> targets(Set<TopicPartition> partitions) throws InterruptedException {
        if (partitions.isEmpty()) {
            return new Answer.Given<>(Map.of());
        }
        KafkaFuture<Map<TopicPartition, PartitionReassignment>> moves =
                connection.admin().listPartitionReassignments(partitions).reassignments();
        time("listPartitionReassignments", moves);
        return Answer.of(moves.thenApply(found -> found.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, move -> target(move.getValue())))));
    }

    /** While a move runs, the replicas are the old and the new ones together. */
    private static int target(PartitionReassignment move) {
        Set<Integer> replicas = new HashSet<>(move.replicas());
        replicas.removeAll(Set.copyOf(move.removingReplicas()));
        return replicas.size();
    }

    private static NewTopic newTopic(String name, KafkaTopicSpec spec) {
        return new NewTopic(name, spec.partitions(), spec.replicas().map(Integer::shortValue))
                .configs(spec.configTexts());
    }

    private static Map<String, Answer<Void>> answers(Set<String> names, Function<String, KafkaFuture<Void>> future)
            throws InterruptedException {
        Map<String, Answer<Void>> answers = new HashMap<>();
        for (String name : names) {
            answers.put(name, Answer.of(future.apply(name)));
        }
        return answers;
    }

    private static ConfigResource resource(String name) {
        return new ConfigResource(ConfigResource.Type.TOPIC, name);
    }

    private void time(String call, KafkaFuture<?> future) {
        long start = System.nanoTime();
        KafkaFuture<?> unused = future.whenComplete(
                (answer, failure) -> metrics.adminCall(call, System.nanoTime() - start, failure == null));
    }
}
