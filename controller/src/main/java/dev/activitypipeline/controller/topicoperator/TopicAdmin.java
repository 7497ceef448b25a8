package dev.activitypipeline.controller.topicoperator;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Brings one topic of a broker to what its resource says: created, grown, its configs set and those that are no longer asked for back at their defaults. */
final class TopicAdmin implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 30;
    private static final String NOT_SUPPORTED = "NotSupported";
    private static final String KAFKA_ERROR = "KafkaError";

    private final Admin admin;

    TopicAdmin(Admin admin) {
        this.admin = admin;
    }

    TopicOutcome bringAbout(KafkaTopic wanted) throws InterruptedException {
        String name = wanted.topicName();
        try {
            Optional<TopicDescription> found = describe(name);
            if (found.isEmpty()) {
                create(name, wanted.getSpec());
                found = describe(name);
                return found.<TopicOutcome>map(
                                topic -> new TopicOutcome.Ready(topic.topicId().toString()))
                        .orElseGet(() -> new TopicOutcome.NotReady(
                                KAFKA_ERROR,
                                "topic " + name + " was created, and the broker does not show it yet",
                                ""));
            }
            alterConfigs(name, wanted.getSpec().configTexts());
            return grow(found.get(), wanted.getSpec());
        } catch (ExecutionException refused) {
            return new TopicOutcome.NotReady(
                    KAFKA_ERROR, String.valueOf(refused.getCause().getMessage()), "");
        } catch (TimeoutException silent) {
            return new TopicOutcome.NotReady(KAFKA_ERROR, "Kafka did not answer within " + PATIENCE_SECONDS + " s", "");
        }
    }

    /** @return why the topic is still there, or empty if it is gone */
    Optional<String> delete(String name) throws InterruptedException {
        try {
            answer(admin.deleteTopics(List.of(name)).all());
            return Optional.empty();
        } catch (ExecutionException refused) {
            return refused.getCause() instanceof UnknownTopicOrPartitionException
                    ? Optional.empty()
                    : Optional.of(String.valueOf(refused.getCause().getMessage()));
        } catch (TimeoutException silent) {
            return Optional.of("Kafka did not answer within " + PATIENCE_SECONDS + " s");
        }
    }

    private void create(String name, KafkaTopicSpec spec)
            throws ExecutionException, InterruptedException, TimeoutException {
        NewTopic topic = new NewTopic(
                        name,
                        Optional.ofNullable(spec.partitions()),
                        Optional.ofNullable(spec.replicas()).map(Integer::shortValue))
                .configs(spec.configTexts());
        try {
            answer(admin.createTopics(List.of(topic)).all());
        } catch (ExecutionException refused) {
            if (!(refused.getCause() instanceof TopicExistsException)) {
                throw refused;
            }
        }
    }

    private TopicOutcome grow(TopicDescription found, KafkaTopicSpec spec)
            throws ExecutionException, InterruptedException, TimeoutException {
        String id = found.topicId().toString();
        int there = found.partitions().size();
        int replicas = found.partitions().get(0).replicas().size();
        if (spec.partitions() != null && spec.partitions() < there) {
            return new TopicOutcome.NotReady(NOT_SUPPORTED, "Decreasing partitions not supported", id);
        }
        if (spec.partitions() != null && spec.partitions() > there) {
            answer(admin.createPartitions(Map.of(found.name(), NewPartitions.increaseTo(spec.partitions())))
                    .all());
        }
        if (spec.replicas() != null && spec.replicas() != replicas) {
            return new TopicOutcome.NotReady(
                    NOT_SUPPORTED,
                    "Replication factor change not supported, but required for partitions of topic " + found.name(),
                    id);
        }
        return new TopicOutcome.Ready(id);
    }

    private void alterConfigs(String name, Map<String, String> wanted)
            throws ExecutionException, InterruptedException, TimeoutException {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, name);
        Config actual = answer(admin.describeConfigs(List.of(resource)).all()).get(resource);
        Collection<AlterConfigOp> changes = new ArrayList<>();
        wanted.forEach((key, value) -> {
            ConfigEntry entry = actual.get(key);
            if (entry == null || !value.equals(entry.value())) {
                changes.add(new AlterConfigOp(new ConfigEntry(key, value), AlterConfigOp.OpType.SET));
            }
        });
        for (ConfigEntry entry : actual.entries()) {
            if (entry.source() == ConfigEntry.ConfigSource.DYNAMIC_TOPIC_CONFIG && !wanted.containsKey(entry.name())) {
                changes.add(new AlterConfigOp(new ConfigEntry(entry.name(), ""), AlterConfigOp.OpType.DELETE));
            }
        }
        if (!changes.isEmpty()) {
            answer(admin.incrementalAlterConfigs(Map.of(resource, changes)).all());
        }
    }

    private Optional<TopicDescription> describe(String name)
            throws ExecutionException, InterruptedException, TimeoutException {
        try {
            return Optional.of(
                    answer(admin.describeTopics(List.of(name)).allTopicNames()).get(name));
        } catch (ExecutionException refused) {
            if (refused.getCause() instanceof UnknownTopicOrPartitionException) {
                return Optional.empty();
            }
            throw refused;
        }
    }

    private static <T> T answer(KafkaFuture<T> question)
            throws ExecutionException, InterruptedException, TimeoutException {
        return question.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        admin.close();
    }
}
