package dev.activitypipeline.bench;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * When each record of a topic was handed to its producer, as the records themselves say.
 *
 * @param millis sorted, since 1970
 */
record RecordTimes(long[] millis) {
    static RecordTimes of(LongStream millis) {
        return new RecordTimes(millis.sorted().toArray());
    }

    static RecordTimes read(String bootstrapServers, String topic, int partitions) {
        List<TopicPartition> all = IntStream.range(0, partitions)
                .mapToObj(partition -> new TopicPartition(topic, partition))
                .toList();
        Map<String, Object> properties = Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "isolation.level",
                "read_committed",
                "enable.auto.commit",
                false,
                "max.poll.records",
                10_000);
        long[] times = new long[1024];
        int count = 0;
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(all);
            consumer.seekToBeginning(all);
            Map<TopicPartition, Long> ends = consumer.endOffsets(all);
            while (all.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                for (var record : consumer.poll(Duration.ofMillis(200))) {
                    if (count == times.length) {
                        times = Arrays.copyOf(times, 2 * count);
                    }
                    times[count++] = record.timestamp();
                }
            }
        }
        return of(Arrays.stream(times, 0, count));
    }

    /**
     * Records per second, from some time after the first to the last.
     *
     * @param skipped what a producer may need to get going
     */
    double rateAfter(Duration skipped) {
        long last = millis[millis.length - 1];
        int from = 0;
        while (millis[from] < millis[0] + skipped.toMillis()) {
            from++;
        }
        // The first of the window opens it: it is not counted in it.
        return (millis.length - 1 - from) * 1000.0 / (last - millis[from]);
    }
}
