package dev.activitypipeline.producer.kafka;

import dev.activitypipeline.contract.wire.Headers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;

/** Reads a topic's committed records for one producer's highest sequence number: the slow way back when the position is lost. */
final class TopicScan {
    private static final Duration POLL = Duration.ofMillis(500);

    private final byte[] producer;

    TopicScan(String producerId) {
        this.producer = producerId.getBytes(StandardCharsets.UTF_8);
    }

    /**
     * @param ends where to stop, by partition; open transactions must not lie before it
     * @return the highest number, or -1 if the producer has no record
     */
    long highestSeq(Consumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends) {
        Map<TopicPartition, Long> left = new HashMap<>(ends);
        consumer.assign(left.keySet());
        consumer.seekToBeginning(left.keySet());
        long highest = -1;
        while (!left.isEmpty()) {
            for (ConsumerRecord<byte[], byte[]> seen : consumer.poll(POLL)) {
                highest = Math.max(highest, seqIfOwn(seen));
            }
            if (left.entrySet().removeIf(end -> consumer.position(end.getKey()) >= end.getValue())) {
                consumer.assign(left.keySet());
            }
        }
        return highest;
    }

    private long seqIfOwn(ConsumerRecord<byte[], byte[]> seen) {
        Header owner = seen.headers().lastHeader(Headers.PRODUCER);
        Header seq = seen.headers().lastHeader(Headers.SEQ);
        if (owner == null || seq == null || !Arrays.equals(owner.value(), producer)) {
            return -1;
        }
        try {
            return Long.parseLong(new String(seq.value(), StandardCharsets.UTF_8));
        } catch (NumberFormatException foreign) {
            return -1;
        }
    }
}
