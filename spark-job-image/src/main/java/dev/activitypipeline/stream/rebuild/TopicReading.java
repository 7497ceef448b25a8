package dev.activitypipeline.stream.rebuild;

import dev.activitypipeline.contract.settings.KafkaConnection;
import dev.activitypipeline.stream.topic.KafkaProperties;
import dev.activitypipeline.stream.topic.TopicWatch;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads the committed records of a topic from its beginning up to where a rebuild needs no more. */
final class TopicReading {
    private final KafkaConnection kafka;
    private final String topicId;

    /** @param topicId the topic that the store was filled from; another one of its name holds other records */
    TopicReading(KafkaConnection kafka, String topicId) {
        this.kafka = kafka;
        this.topicId = topicId;
    }

    void read(Rebuild rebuild) throws IOException {
        FileExtent needed = rebuild.extent();
        Set<TopicPartition> partitions = new HashSet<>();
        try (TopicWatch topic = new TopicWatch(kafka)) {
            topic.mustBe(topicId);
            topic.ends().forEach((partition, end) -> {
                if (end > needed.minOffset()
                        && partition >= needed.minPartition()
                        && partition <= needed.maxPartition()) {
                    partitions.add(new TopicPartition(kafka.topic(), partition));
                }
            });
            if (!partitions.isEmpty()) {
                read(rebuild, partitions, topic.ends());
            }
        }
    }

    private void read(Rebuild rebuild, Set<TopicPartition> partitions, java.util.SortedMap<Integer, Long> ends)
            throws IOException {
        long last = rebuild.extent().maxOffset();
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(properties())) {
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Set<TopicPartition> open = new HashSet<>(partitions);
            while (!open.isEmpty()) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
                    if (record.offset() <= last) {
                        rebuild.take(record);
                    }
                }
                open.removeIf(partition -> consumer.position(partition) > last
                        || consumer.position(partition) >= ends.get(partition.partition()));
                consumer.assign(open);
            }
        }
    }

    private Properties properties() throws IOException {
        Properties properties = KafkaProperties.of(kafka);
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
        properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");
        properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, "10000");
        properties.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class.getName());
        properties.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class.getName());
        return properties;
    }
}
