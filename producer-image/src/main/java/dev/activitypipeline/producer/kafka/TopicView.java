package dev.activitypipeline.producer.kafka;

import dev.activitypipeline.contract.settings.ProducerSettings;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsOptions;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** What the broker knows about the topic and about this producer's position in it. Never creates a topic. */
final class TopicView implements AutoCloseable {
    private final ClientProperties properties;
    private final String topic;
    private final String group;
    private final TopicPartition positionPartition;
    private Admin admin;

    TopicView(ClientProperties properties, ProducerSettings settings) {
        this.properties = properties;
        this.topic = settings.kafka().topic();
        this.group = settings.transactionalId();
        this.positionPartition = new TopicPartition(topic, 0);
    }

    /** The topic as it is; empty if there is none. */
    Optional<TopicDescription> describe() {
        try {
            return Optional.of(await(askForDescription()));
        } catch (UnknownTopicOrPartitionException e) {
            return Optional.empty();
        }
    }

    KafkaFuture<TopicDescription> askForDescription() {
        return admin().describeTopics(List.of(topic)).topicNameValues().get(topic);
    }

    /** The position of the last committed transaction, waiting for one that is being decided. */
    Optional<CommittedPosition> committed() {
        try {
            Map<TopicPartition, OffsetAndMetadata> offsets = await(admin().listConsumerGroupOffsets(
                            Map.of(
                                    group,
                                    new ListConsumerGroupOffsetsSpec().topicPartitions(List.of(positionPartition))),
                            new ListConsumerGroupOffsetsOptions().requireStable(true))
                    .partitionsToOffsetAndMetadata(group));
            return Optional.ofNullable(offsets.get(positionPartition)).map(CommittedPosition::of);
        } catch (GroupIdNotFoundException e) {
            return Optional.empty();
        }
    }

    /** Where the committed records of each partition that holds anything end. */
    Map<TopicPartition, Long> endsOfFilledPartitions(Collection<TopicPartition> partitions) {
        Map<TopicPartition, ListOffsetsResultInfo> starts = offsets(partitions, OffsetSpec.earliest());
        Map<TopicPartition, ListOffsetsResultInfo> ends = offsets(partitions, OffsetSpec.latest());
        Map<TopicPartition, Long> filled = new HashMap<>();
        ends.forEach((partition, end) -> {
            if (end.offset() > starts.get(partition).offset()) {
                filled.put(partition, end.offset());
            }
        });
        return Collections.unmodifiableMap(filled);
    }

    private Map<TopicPartition, ListOffsetsResultInfo> offsets(Collection<TopicPartition> partitions, OffsetSpec spec) {
        return await(admin().listOffsets(
                        partitions.stream().collect(Collectors.toMap(p -> p, p -> spec)),
                        new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                .all());
    }

    /** The result, or the broker's own exception instead of its wrapping. */
    static <T> T await(KafkaFuture<T> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof KafkaException cause) {
                throw cause;
            }
            throw new KafkaException(e.getCause());
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    /** Made for the first question, and tried again for the next one if that failed. */
    private Admin admin() {
        if (admin == null) {
            admin = Admin.create(properties.admin());
        }
        return admin;
    }

    @Override
    public void close() {
        if (admin != null) {
            admin.close(Duration.ZERO);
        }
    }
}
