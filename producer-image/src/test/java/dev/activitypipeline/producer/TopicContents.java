package dev.activitypipeline.producer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.activitypipeline.contract.settings.ProducerSource;
import dev.activitypipeline.simulator.ActivitySimulator;
import dev.activitypipeline.simulator.SimulatedEvent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** All committed records of a topic. */
final class TopicContents {
    private final List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();

    static TopicContents read(String topic) throws Exception {
        TopicContents contents = new TopicContents();
        Map<String, Object> properties = Map.of(
                "bootstrap.servers",
                DevelopmentBroker.shared().bootstrapServers(),
                "isolation.level",
                "read_committed",
                "allow.auto.create.topics",
                false);
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(200)).forEach(contents.records::add);
            }
        }
        return contents;
    }

    List<ConsumerRecord<byte[], byte[]>> records() {
        return records;
    }

    long seq(ConsumerRecord<byte[], byte[]> seen) {
        return Long.parseLong(header(seen, "seq"));
    }

    static String header(ConsumerRecord<byte[], byte[]> seen, String name) {
        return new String(seen.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    /** Records by sequence number; in each partition the numbers must not fall. */
    Map<Long, List<ConsumerRecord<byte[], byte[]>>> bySeq() {
        Map<Long, List<ConsumerRecord<byte[], byte[]>>> bySeq = new TreeMap<>();
        Map<Integer, Long> last = new HashMap<>();
        for (ConsumerRecord<byte[], byte[]> seen : records) {
            long seq = seq(seen);
            assertThat(seq).isGreaterThanOrEqualTo(last.getOrDefault(seen.partition(), -1L));
            last.put(seen.partition(), seq);
            bySeq.computeIfAbsent(seq, s -> new ArrayList<>()).add(seen);
        }
        return bySeq;
    }

    /** Exactly the simulator's events 0 to {@code events}-1, byte for byte, each as often as the simulator says. */
    void mustBeSimulated(ProducerSource.Simulate settings, long events) {
        Map<Long, List<ConsumerRecord<byte[], byte[]>>> bySeq = bySeq();
        assertThat(bySeq).hasSize((int) events);
        ActivitySimulator simulator = new ActivitySimulator(settings, 0);
        SimulatedEvent expected = new SimulatedEvent();
        for (long seq = 0; seq < events; seq++) {
            simulator.render(seq, expected);
            List<ConsumerRecord<byte[], byte[]>> seen = bySeq.get(seq);
            assertThat(seen).as("copies of seq %d", seq).isNotNull().hasSize(expected.copies());
            for (ConsumerRecord<byte[], byte[]> copy : seen) {
                assertThat(copy.key()).isEqualTo(expected.copyOfKey());
                assertThat(copy.value()).isEqualTo(expected.copyOfValue());
            }
        }
    }

    /** Sequence numbers 0 to n-1, each once. */
    void mustBeContiguous(long events) {
        Map<Long, List<ConsumerRecord<byte[], byte[]>>> bySeq = bySeq();
        assertThat(bySeq).hasSize((int) events);
        assertThat(records).hasSize((int) events);
        assertThat(bySeq.keySet().stream().mapToLong(seq -> seq).max().orElse(-1))
                .isEqualTo(events - 1);
    }
}
