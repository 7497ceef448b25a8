package dev.activitypipeline.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What only who holds the machine under the cluster can do; here a node is a container. */
class NodeTest extends OnCluster {
    private static final String NODE = System.getenv("E2E_NODE");

    @Test
    @DisplayName("processes are killed in their containers, then the whole node is, and nothing is lost or doubled")
    void processesAndTheirNodeAreKilled() {
        // Given
        assertThat(NODE).as("E2E_NODE, the container that is the node").isNotBlank();
        Pipeline walks = pipeline("walks");
        walks.apply(PipelineManifest.of("walks"));
        walks.awaitReady();
        walks.awaitRows(300);

        // When
        onNode("pkill", "-9", "-f", "dev.activitypipeline.stream.StreamMain");
        walks.await(
                "a restart that is told",
                Duration.ofMinutes(1),
                () -> walks.status().stream().restarts() == 1);
        walks.awaitRows(300);
        onNode("pkill", "-9", "-f", "dev.activitypipeline.producer.ProducerMain");
        walks.awaitRows(300);
        Command.run(Map.of(), new File("."), List.of("docker", "restart", "-t", "0", NODE));

        // Then
        walks.awaitRows(300);
        walks.awaitReady();
        walks.suspendAndProve();
        walks.delete();
    }

    private static void onNode(String... words) {
        Command.run(
                Map.of(),
                new File("."),
                java.util.stream.Stream.concat(
                                java.util.stream.Stream.of("docker", "exec", NODE), List.of(words).stream())
                        .toList());
    }
}
