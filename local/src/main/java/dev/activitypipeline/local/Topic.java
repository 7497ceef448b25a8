package dev.activitypipeline.local;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** The pipeline's topic on the run's own broker: what the topic operator does in a cluster. */
final class Topic implements AutoCloseable {
    private final Admin admin;
    private final String name;

    Topic(String bootstrapServers, String name) {
        this.admin = Admin.create(Map.of(
                "bootstrap.servers", bootstrapServers,
                "client.id", "launcher",
                "reconnect.backoff.max.ms", "500",
                "default.api.timeout.ms", "30000"));
        this.name = name;
    }

    /**
     * Creates the topic, or brings the one that is there to what is asked.
     *
     * @return the topic's id
     * @throws RunRefused if the topic has more partitions than asked: Kafka cannot take one away
     */
    String ensure(int partitions, Map<String, String> config)
            throws InterruptedException, ExecutionException, RunRefused {
        Optional<TopicDescription> found = describe();
        if (found.isEmpty()) {
            admin.createTopics(List.of(
                            new NewTopic(name, Optional.of(partitions), Optional.of((short) 1)).configs(config)))
                    .all()
                    .get();
            return awaitDescription().topicId().toString();
        }
        int existing = found.get().partitions().size();
        if (existing > partitions) {
            throw RunRefused.beforeStart("topic " + name + " has " + existing + " partitions and the manifest asks for "
                    + partitions + "; partitions cannot be taken away. Ask for " + existing
                    + " or more, or begin anew with --clean");
        }
        if (existing < partitions) {
            admin.createPartitions(Map.of(name, NewPartitions.increaseTo(partitions)))
                    .all()
                    .get();
        }
        alter(config);
        return found.get().topicId().toString();
    }

    /** By partition: the offset below which every record that a reader of committed records may see lies. */
    Map<Integer, Long> ends() throws InterruptedException, ExecutionException {
        TopicDescription description = awaitDescription();
        Map<TopicPartition, OffsetSpec> question = new HashMap<>();
        description
                .partitions()
                .forEach(partition ->
                        question.put(new TopicPartition(name, partition.partition()), OffsetSpec.latest()));
        Map<TopicPartition, ListOffsetsResultInfo> answer = admin.listOffsets(
                        question, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                .all()
                .get();
        return answer.entrySet().stream()
                .collect(Collectors.toMap(entry -> entry.getKey().partition(), entry -> entry.getValue()
                        .offset()));
    }

    @Override
    public void close() {
        admin.close(Duration.ofSeconds(1));
    }

    private void alter(Map<String, String> config) throws InterruptedException, ExecutionException {
        Collection<AlterConfigOp> changes = new ArrayList<>();
        config.forEach(
                (key, value) -> changes.add(new AlterConfigOp(new ConfigEntry(key, value), AlterConfigOp.OpType.SET)));
        if (!changes.isEmpty()) {
            admin.incrementalAlterConfigs(Map.of(new ConfigResource(ConfigResource.Type.TOPIC, name), changes))
                    .all()
                    .get();
        }
    }

    /** A topic is created before every part of the broker knows it. */
    private TopicDescription awaitDescription() throws InterruptedException, ExecutionException {
        for (int attempt = 0; attempt < 100; attempt++) {
            Optional<TopicDescription> description = describe();
            if (description.isPresent()) {
                return description.get();
            }
            Thread.sleep(100);
        }
        throw new IllegalStateException("topic " + name + " was created, but the broker does not show it");
    }

    private Optional<TopicDescription> describe() throws InterruptedException, ExecutionException {
        try {
            return Optional.of(
                    admin.describeTopics(List.of(name)).allTopicNames().get().get(name));
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return Optional.empty();
            }
            throw e;
        }
    }
}
