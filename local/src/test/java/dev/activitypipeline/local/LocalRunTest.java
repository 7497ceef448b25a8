package dev.activitypipeline.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The launcher as a user starts it: a process of its own, with a real broker, producer and Spark job, which need the other modules' packages.
 */
@Tag("end-to-end")
class LocalRunTest {
    @TempDir
    Path temporary;

    @Test
    void runsResumesAndHealsAndProvesItEachTime() throws Exception {
        // Given
        Path manifest = manifest("partitions: 6");
        try (Launch first = Launch.of(manifest, store(), "--events", "6000", "--clean")) {
            first.mustEndWith(0);
        }

        // When
        try (Launch second = Launch.of(manifest, store(), "--events", "6000")) {
            second.await("first rows stored after");
            second.child("stream").orElseThrow().destroyForcibly();

            // Then
            assertThat(second.mustEndWith(0))
                    .contains("stream: killed (exit 137)")
                    .contains(Launch.VERIFIED);
        }
        assertThat(acknowledged()).isEqualTo(12_000);
        assertThat(temporary.resolve("store/report.html")).isNotEmptyFile();
    }

    @Test
    void aStopStoresWhatWasSentAndAKilledLauncherLeavesNothingRunning() throws Exception {
        // Given
        Path manifest = manifest("partitions: 2");
        try (Launch killed = Launch.of(manifest, store())) {
            killed.await("topic user-activity");
            killed.kill();
        }

        // When
        try (Launch next = Launch.of(manifest, store())) {
            next.await("first rows stored after");
            String output = next.stop().mustEndWith(0);

            // Then
            assertThat(output)
                    .contains("ended what an earlier run left behind: ")
                    .contains("stopping: storing what is in the topic")
                    .contains(Launch.VERIFIED);
            assertThat(next.state().processes()).isEmpty();
        }
    }

    @Test
    void aWrongManifestStartsNothing() throws IOException, InterruptedException {
        // Given
        Path manifest = manifest("partitions: 0\n    replicas: -1");

        // When
        try (Launch launch = Launch.of(manifest, store())) {
            String output = launch.mustEndWith(2);

            // Then
            assertThat(output).contains("error: spec.topic.partitions").contains("error: spec.topic.replicas");
            assertThat(store()).doesNotExist();
        }
    }

    private Path manifest(String partitions) throws IOException {
        return Files.writeString(temporary.resolve("pipeline.yaml"), """
                apiVersion: activity.dev/v1alpha1
                kind: ActivityPipeline
                metadata: {name: fitness}
                spec:
                  kafka: {bootstrapServers: "kafka:9092"}
                  topic:
                    name: user-activity
                    %s
                  producer:
                    source:
                      simulate: {eventsPerSecond: 1000, malformedRatio: 0.01, duplicateRatio: 0.01}
                  stream: {trigger: 1s}
                """.formatted(partitions));
    }

    private long acknowledged() throws IOException {
        return AcknowledgementLedger.nextSequence(temporary.resolve("store/_local/acks"), "fitness-0");
    }

    private Path store() {
        return temporary.resolve("store");
    }
}
