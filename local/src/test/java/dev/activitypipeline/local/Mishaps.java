package dev.activitypipeline.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** What may happen to a pipeline, done to a real one. */
final class Mishaps {
    private Mishaps() {}

    /** Sends a signal: {@code STOP} freezes a process as a long pause of its machine would, {@code CONT} lets it go on. */
    static void signal(ProcessHandle process, String name) throws IOException, InterruptedException {
        int exit = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .inheritIO()
                .start()
                .waitFor();
        assertThat(exit).as("kill -" + name).isZero();
    }

    /** Starts a process's double: the same command, the same environment, but for some variables. */
    static Process startDoubleOf(ProcessHandle process, Map<String, String> environment, Path log) throws IOException {
        Path proc = Path.of("/proc", Long.toString(process.pid()));
        ProcessBuilder builder = new ProcessBuilder(words(proc.resolve("cmdline")));
        builder.environment().clear();
        for (String variable : words(proc.resolve("environ"))) {
            String[] parts = variable.split("=", 2);
            builder.environment().put(parts[0], parts[1]);
        }
        builder.environment().putAll(environment);
        return builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
    }

    private static List<String> words(Path nulSeparated) throws IOException {
        return List.of(Files.readString(nulSeparated).split("\0"));
    }

    /** The topic's end for readers of committed records, in its only partition. */
    static long end(Admin admin, String topic) throws InterruptedException, ExecutionException {
        TopicPartition partition = new TopicPartition(topic, 0);
        return admin.listOffsets(
                        Map.of(partition, OffsetSpec.latest()), new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                .partitionResult(partition)
                .get()
                .offset();
    }

    /** How many committed records of the only partition have offsets from {@code from} to before {@code until}. */
    static long records(String bootstrapServers, String topic, long from, long until) {
        TopicPartition partition = new TopicPartition(topic, 0);
        Map<String, Object> properties =
                Map.of("bootstrap.servers", bootstrapServers, "isolation.level", "read_committed");
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(Set.of(partition));
            consumer.seek(partition, from);
            long records = 0;
            while (consumer.position(partition) < until) {
                for (var found : consumer.poll(java.time.Duration.ofMillis(200))) {
                    if (found.offset() < until) {
                        records++;
                    }
                }
            }
            return records;
        }
    }

    /** What retention does. */
    static void removeRecordsBefore(Admin admin, String topic, long offset)
            throws InterruptedException, ExecutionException {
        admin.deleteRecords(Map.of(new TopicPartition(topic, 0), RecordsToDelete.beforeOffset(offset)))
                .all()
                .get();
    }

    static void recreate(Admin admin, String topic, int partitions) throws InterruptedException, ExecutionException {
        admin.deleteTopics(List.of(topic)).all().get();
        for (int attempt = 0; ; attempt++) {
            try {
                admin.createTopics(List.of(new NewTopic(topic, Optional.of(partitions), Optional.empty())))
                        .all()
                        .get();
                return;
            } catch (ExecutionException stillThere) {
                if (attempt == 50) {
                    throw stillThere;
                }
                TimeUnit.MILLISECONDS.sleep(100);
            }
        }
    }

    /** Flips some bits of the first column's values: in the middle of a small file there are only statistics, which no row needs. */
    static void flipBits(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        for (int i = 48; i < 64; i++) {
            bytes[i] ^= 1;
        }
        Files.write(file, bytes);
    }
}
