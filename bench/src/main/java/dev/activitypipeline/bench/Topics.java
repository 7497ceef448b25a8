package dev.activitypipeline.bench;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/** Topics of six partitions on the bench's broker. */
final class Topics implements AutoCloseable {
    static final int PARTITIONS = 6;

    private final String bootstrapServers;
    private final Admin admin;

    Topics(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
        this.admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers));
    }

    /** @return the topic's name */
    String create(String name) throws InterruptedException, ExecutionException {
        NewTopic topic = new NewTopic(name, Optional.of(PARTITIONS), Optional.of((short) 1));
        admin.createTopics(List.of(topic)).all().get();
        while (!isReady(name)) {
            Thread.sleep(50);
        }
        return name;
    }

    void delete(String name) throws InterruptedException, ExecutionException {
        admin.deleteTopics(List.of(name)).all().get();
    }

    /** The sum of the partitions' ends: records, and a marker for each transaction and partition. */
    long end(String name) throws InterruptedException, ExecutionException {
        return admin.listOffsets(question(name)).all().get().values().stream()
                .mapToLong(answer -> answer.offset())
                .sum();
    }

    RecordTimes recordTimes(String name) {
        return RecordTimes.read(bootstrapServers, name, PARTITIONS);
    }

    private boolean isReady(String name) throws InterruptedException {
        try {
            return end(name) == 0;
        } catch (ExecutionException notEverywhereYet) {
            return false;
        }
    }

    private static Map<TopicPartition, OffsetSpec> question(String name) {
        Map<TopicPartition, OffsetSpec> question = new HashMap<>();
        for (int partition = 0; partition < PARTITIONS; partition++) {
            question.put(new TopicPartition(name, partition), OffsetSpec.latest());
        }
        return question;
    }

    @Override
    public void close() {
        admin.close(Duration.ofSeconds(1));
    }
}
