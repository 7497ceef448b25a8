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
    @DisplayName(
            "processes are killed in their containers, names are unknown for a while, the whole node is killed, and nothing is lost or doubled")
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
        namesAreUnknownForAWhile(walks);
        Command.run(Map.of(), new File("."), List.of("docker", "restart", "-t", "0", NODE));

        // Then
        walks.awaitRows(300);
        walks.awaitReady();
        walks.suspendAndProve();
        walks.delete();
    }

    /** As on a node whose network comes up later than its pods; who cannot find the broker waits, and does not end. */
    private static void namesAreUnknownForAWhile(Pipeline walks) {
        CLUSTER.kubectl("scale", "-n", "kube-system", "deployment/coredns", "--replicas=0");
        CLUSTER.kubectl("wait", "-n", "kube-system", "pods", "-l", "k8s-app=kube-dns", "--for=delete", "--timeout=60s");
        walks.kill("walks-stream-0");
        walks.kill("walks-producer-0");
        for (String who : List.of("StreamReady", "ProducerReady")) {
            walks.await(who + " False for want of an address", Duration.ofMinutes(1), () -> walks.condition(who)
                    .message()
                    .contains("no address for kafka:9092 in the DNS"));
            System.out.println("  " + walks.condition(who).reason() + ": "
                    + walks.condition(who).message());
        }
        CLUSTER.kubectl("scale", "-n", "kube-system", "deployment/coredns", "--replicas=2");
        walks.awaitRows(300);
        assertThat(walks.status().stream().restarts()).isZero();
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
