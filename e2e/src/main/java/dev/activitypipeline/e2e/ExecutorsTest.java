package dev.activitypipeline.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ExecutorsTest extends OnCluster {

    @Test
    @DisplayName(
            "two executors beside the driver; one is killed, the driver is killed, kubectl scales, and the proof holds")
    void executorsComeAndGo() {
        // Given
        Pipeline rides = pipeline("rides");
        rides.apply(PipelineManifest.of("rides").withExecutors(2));

        // When
        rides.awaitReady();

        // Then
        assertThat(running(rides)).hasSize(2);
        assertThat(running(rides))
                .extracting(pod -> pod.getSpec().getNodeName())
                .containsOnly(driver(rides).getSpec().getNodeName());
        rides.awaitRows(300);

        // When
        rides.kill(running(rides).get(0).getMetadata().getName());

        // Then
        rides.awaitRows(300);
        rides.await(
                "two executors again",
                Duration.ofMinutes(2),
                () -> running(rides).size() == 2);

        // When
        Set<String> before = names(running(rides));
        rides.kill("rides-stream-0");

        // Then
        rides.await("the end of its executors", Duration.ofSeconds(60), () -> names(rides.pods("executor")).stream()
                .noneMatch(before::contains));
        rides.awaitReady();
        rides.awaitRows(300);

        // When
        CLUSTER.kubectl("scale", "-n", Cluster.NAMESPACE, "ap/rides", "--replicas=1");

        // Then
        rides.await(
                "one executor",
                Duration.ofMinutes(3),
                () -> running(rides).size() == 1 && rides.pods("executor").size() == 1);
        rides.awaitReady();
        rides.awaitRows(300);
        rides.suspendAndProve();
        rides.await("no executor", Duration.ofMinutes(1), () -> rides.pods("executor")
                .isEmpty());
        rides.delete();
    }

    private static Pod driver(Pipeline pipeline) {
        return pipeline.pods("stream").get(0);
    }

    private static List<Pod> running(Pipeline pipeline) {
        return pipeline.pods("executor").stream()
                .filter(pod -> "Running".equals(pod.getStatus().getPhase())
                        && pod.getMetadata().getDeletionTimestamp() == null)
                .toList();
    }

    private static Set<String> names(List<Pod> pods) {
        return pods.stream().map(pod -> pod.getMetadata().getName()).collect(Collectors.toSet());
    }
}
