package dev.activitypipeline.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A topic that gets more partitions while it is written and read. */
@Tag("end-to-end")
class GrowingTopicTest {
    private static final String TOPIC = "user-activity";

    @TempDir
    Path folder;

    @Test
    void aRunningStreamReadsThePartitionsThatAreAdded() throws Exception {
        // Given
        Path store = folder.resolve("store");
        try (Launch launch = Launch.of(manifestOfClientsThatLookOften(), store)) {
            launch.await("first rows stored");
            long stream = launch.child("stream").orElseThrow().pid();
            assertThat(stored(store, 1)).isZero();

            // When
            try (Admin admin = Admin.create(Map.of("bootstrap.servers", launch.bootstrapServers()))) {
                admin.createPartitions(Map.of(TOPIC, NewPartitions.increaseTo(3)))
                        .all()
                        .get();
            }
            Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> stored(store, 1) > 0 && stored(store, 2) > 0);

            // Then
            assertThat(launch.child("stream").orElseThrow().pid()).isEqualTo(stream);
            assertThat(launch.stop().mustEndWith(0)).contains(Launch.VERIFIED);
        }
    }

    /** Kafka's clients look for new partitions every five minutes, if they are not told otherwise. */
    private Path manifestOfClientsThatLookOften() throws IOException {
        Path manifest = Manifests.simulated(folder, 1, 500, "", "");
        String often = Files.readString(manifest)
                .replace("\"kafka:9092\"", "\"kafka:9092\", properties: {metadata.max.age.ms: 2000}");
        return Files.writeString(manifest, often);
    }

    /** Offsets of a partition that the journal counts as read. */
    private static long stored(Path store, int partition) throws IOException {
        return Launch.newestBatch(store)
                .path("until")
                .path(Integer.toString(partition))
                .asLong();
    }
}
