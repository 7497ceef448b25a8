package dev.activitypipeline.verify;

import dev.activitypipeline.contract.wire.Headers;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** A topic through the plain consumer, committed records alone. */
final class KafkaTopic implements TopicScan, AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final byte[] EMPTY = new byte[0];

    private final String topic;
    private final String topicId;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final List<TopicPartition> partitions = new ArrayList<>();

    private KafkaTopic(String topic, TopicDescription description, KafkaConsumer<byte[], byte[]> consumer) {
        this.topic = topic;
        this.topicId = description.topicId().toString();
        this.consumer = consumer;
        description.partitions().forEach(partition -> partitions.add(new TopicPartition(topic, partition.partition())));
    }

    /** @throws NotVerifiable if there is no such topic, or Kafka cannot be reached */
    static KafkaTopic open(String bootstrap, String topic, Optional<Path> propertiesFile) {
        Properties properties = new Properties();
        propertiesFile.ifPresent(file -> load(file, properties));
        properties.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
        properties.put("default.api.timeout.ms", (int) PATIENCE.toMillis());
        properties.put("request.timeout.ms", 15_000);
        try (Admin admin = Admin.create(properties)) {
            TopicDescription description =
                    admin.describeTopics(List.of(topic)).allTopicNames().get().get(topic);
            return new KafkaTopic(topic, description, consumer(properties));
        } catch (ExecutionException | KafkaException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new NotVerifiable(
                    "topic " + topic + " at " + bootstrap + " cannot be read: " + cause.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotVerifiable("interrupted", e);
        }
    }

    @Override
    public String topicId() {
        return topicId;
    }

    @Override
    public SortedMap<Integer, Long> firstOffsets() {
        return byPartition(consumer.beginningOffsets(partitions));
    }

    @Override
    public SortedMap<Integer, Long> endOffsets() {
        return byPartition(consumer.endOffsets(partitions));
    }

    @Override
    public void scan(SortedMap<Integer, OffsetSpan> spans, Consumer<TopicRecord> visitor) {
        Map<TopicPartition, Long> open = new HashMap<>();
        spans.forEach((partition, span) -> open.put(new TopicPartition(topic, partition), span.until()));
        consumer.assign(open.keySet());
        spans.forEach((partition, span) -> consumer.seek(new TopicPartition(topic, partition), span.from()));
        long progress = System.nanoTime();
        while (!open.isEmpty()) {
            ConsumerRecords<byte[], byte[]> records = poll();
            for (TopicPartition partition : records.partitions()) {
                long until = open.getOrDefault(partition, 0L);
                for (ConsumerRecord<byte[], byte[]> record : records.records(partition)) {
                    if (record.offset() < until) {
                        visitor.accept(record(record));
                    }
                }
            }
            // the position moves over markers and aborted records too, so it and not the last record tells when a
            // partition is done
            boolean finished = open.entrySet().removeIf(entry -> consumer.position(entry.getKey()) >= entry.getValue());
            if (finished) {
                consumer.assign(open.keySet());
            }
            if (finished || !records.isEmpty()) {
                progress = System.nanoTime();
            } else if (System.nanoTime() - progress > PATIENCE.toNanos()) {
                throw new NotVerifiable("topic " + topic + " gave no record for " + PATIENCE.toSeconds()
                        + " s, although offsets are left in " + open + ". Is every broker up?");
            }
        }
    }

    @Override
    public void close() {
        consumer.close();
    }

    private ConsumerRecords<byte[], byte[]> poll() {
        try {
            return consumer.poll(Duration.ofMillis(500));
        } catch (KafkaException e) {
            throw new NotVerifiable("reading topic " + topic + " failed: " + e.getMessage(), e);
        }
    }

    private static TopicRecord record(ConsumerRecord<byte[], byte[]> record) {
        byte[] producer = null;
        byte[] seq = null;
        byte[] schema = null;
        for (Header header : record.headers()) {
            byte[] value = header.value() == null ? EMPTY : header.value();
            switch (header.key()) {
                case Headers.PRODUCER -> producer = value;
                case Headers.SEQ -> seq = value;
                case Headers.SCHEMA -> schema = value;
                default -> {
                    // nobody reads other headers
                }
            }
        }
        return new TopicRecord(
                record.partition(),
                record.offset(),
                record.timestamp(),
                record.key(),
                record.value(),
                producer,
                seq,
                schema);
    }

    private static KafkaConsumer<byte[], byte[]> consumer(Properties properties) {
        Properties settings = new Properties();
        settings.putAll(properties);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, "10000");
        settings.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, Integer.toString(8 << 20));
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private static void load(Path file, Properties properties) {
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new NotVerifiable("the properties file " + file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static SortedMap<Integer, Long> byPartition(Map<TopicPartition, Long> offsets) {
        SortedMap<Integer, Long> sorted = new TreeMap<>();
        offsets.forEach((partition, offset) -> sorted.put(partition.partition(), offset));
        return sorted;
    }
}
