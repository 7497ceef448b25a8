package dev.activitypipeline.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class LifecycleTest extends OnCluster {

    @Test
    @DisplayName("applied, waited for, looked at, drifted, suspended, proved, resumed, proved, deleted with its data")
    void isWhatAUserExpects() {
        // Given
        Pipeline steps = pipeline("steps");

        // When
        FirstRow.of(steps, PipelineManifest.of("steps"));

        // Then
        CLUSTER.kubectl("wait", "-n", Cluster.NAMESPACE, "--for=condition=Ready", "ap/steps", "--timeout=60s");
        assertThat(CLUSTER.kubectl("get", "-n", Cluster.NAMESPACE, "ap", "-o", "wide"))
                .contains("READY", "PHASE", "TOPIC", "STORED", "LAG", "PROOF", "MESSAGE", "AGE")
                .containsPattern("steps +True +Running +steps");
        assertThat(CLUSTER.kubectl("explain", "ap.spec.stream"))
                .contains("executors")
                .contains("progressDeadline");
        driftIsCorrectedWithoutARestart(steps);
        steps.suspendAndProve();
        assertThat(steps.pods("stream")).isEmpty();
        assertThat(steps.pods("producer")).isEmpty();

        // When
        steps.resume();
        steps.awaitReady();
        steps.awaitRows(500);
        steps.suspendAndProve();
        steps.delete();

        // Then
        steps.await("end of the topic and the store", Duration.ofMinutes(1), () -> CLUSTER.kubectl(
                        "get", "-n", Cluster.NAMESPACE, "kafkatopics,pvc,pods,jobs", "-o", "name")
                .lines()
                .noneMatch(object -> object.contains("/steps-")));
    }

    @Test
    @DisplayName("a deleted pipeline leaves its data where it is to be kept, and a new one of its name goes on with it")
    void retainedDataIsFoundAgain() {
        // Given
        Pipeline sleep = pipeline("sleep");
        sleep.apply(PipelineManifest.of("sleep").thatRetains());
        sleep.awaitReady();
        sleep.awaitRows(300);

        // When
        long stored = sleep.stored();
        String topicId = sleep.status().topicId();
        sleep.delete();

        // Then
        assertThat(CLUSTER.kubectl("get", "-n", Cluster.NAMESPACE, "kafkatopics,pvc", "-o", "name"))
                .contains("sleep-store")
                .doesNotContain("sleep-topic");

        // When
        sleep.apply(PipelineManifest.of("sleep"));
        sleep.awaitReady();
        sleep.await("the rows of before", Duration.ofMinutes(1), () -> sleep.stored() > stored);

        // Then
        assertThat(sleep.status().topicId()).isEqualTo(topicId);
        sleep.suspendAndProve();
        sleep.delete();
    }

    @Test
    @DisplayName("a wrong manifest is refused with the field and the rule, and makes nothing")
    void wrongManifestsAreRefused() {
        // Given
        String wrong = PipelineManifest.of("wrong").yaml().replace("partitions: 3", "partitions: 0");
        String typo = PipelineManifest.of("wrong").yaml().replace("partitions: 3", "partitons: 3");

        // Then
        assertThat(CLUSTER.tryToApply(wrong).printed())
                .contains("spec.topic.partitions")
                .contains("1");
        assertThat(CLUSTER.tryToApply(typo).printed()).contains("partitons");
        assertThat(CLUSTER.kubectl("get", "-n", Cluster.NAMESPACE, "ap,statefulsets,pvc", "-o", "name"))
                .doesNotContain("wrong");
    }

    private static void driftIsCorrectedWithoutARestart(Pipeline steps) {
        String driver = steps.uidOf("steps-stream-0");
        String producer = steps.uidOf("steps-producer-0");
        List<HasMetadata> removable = List.of(
                client.services()
                        .inNamespace(Cluster.NAMESPACE)
                        .withName("steps-stream")
                        .get(),
                client.configMaps()
                        .inNamespace(Cluster.NAMESPACE)
                        .withName("steps-stream")
                        .get(),
                client.configMaps()
                        .inNamespace(Cluster.NAMESPACE)
                        .withName("steps-producer")
                        .get(),
                client.serviceAccounts()
                        .inNamespace(Cluster.NAMESPACE)
                        .withName("steps-account")
                        .get(),
                client.policy()
                        .v1()
                        .podDisruptionBudget()
                        .inNamespace(Cluster.NAMESPACE)
                        .withName("steps-stream")
                        .get());
        for (HasMetadata object : removable) {
            client.resource(object).delete();
            steps.await(object.getKind() + " back", Duration.ofSeconds(10), () -> {
                HasMetadata now = client.resource(object).get();
                return now != null
                        && !now.getMetadata()
                                .getUid()
                                .equals(object.getMetadata().getUid());
            });
        }
        CLUSTER.kubectl("scale", "-n", Cluster.NAMESPACE, "statefulset/steps-producer", "--replicas=3");
        steps.await(
                "one producer again",
                Duration.ofSeconds(10),
                () -> client.apps()
                                .statefulSets()
                                .inNamespace(Cluster.NAMESPACE)
                                .withName("steps-producer")
                                .get()
                                .getSpec()
                                .getReplicas()
                        == 1);
        assertThat(steps.uidOf("steps-stream-0")).isEqualTo(driver);
        assertThat(steps.uidOf("steps-producer-0")).isEqualTo(producer);
    }
}
