package dev.activitypipeline.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Whoever deletes a namespace deletes all in it at once, in no order, and nothing can be created there any more. */
class NamespaceTest extends OnCluster {
    /** A pipeline is let go after two minutes, whatever is left of it. */
    private static final Duration PATIENCE = Duration.ofSeconds(150);

    @Test
    @DisplayName("a namespace goes with the pipeline in it, one that runs and one that has just been applied")
    void goesWithThePipelineInIt() {
        // Given
        apply("runner");
        CLUSTER.kubectl("wait", "-n", "runner", "--for=condition=Ready", "ap/runner", "--timeout=240s");
        apply("starter");

        // When
        Instant asked = Instant.now();
        CLUSTER.kubectl("delete", "namespace", "runner", "starter", "--wait=false");

        // Then
        Awaitility.await("end of both namespaces").atMost(PATIENCE).untilAsserted(() -> assertThat(
                        CLUSTER.kubectl("get", "namespaces,ap", "-A", "-o", "name"))
                .as(CLUSTER.tryKubectl("get", "namespaces", "runner", "starter", "-o", "yaml")
                        .printed())
                .doesNotContain("runner", "starter"));
        System.out.printf(
                "  both namespaces gone after %d s%n",
                Duration.between(asked, Instant.now()).toSeconds());
        assertThat(CLUSTER.kubectl("get", "persistentvolumes", "-o", "jsonpath={..claimRef.namespace}"))
                .doesNotContain("runner", "starter");
    }

    private static void apply(String name) {
        CLUSTER.kubectl("create", "namespace", name);
        Command.Outcome applied = CLUSTER.tryToApply(
                name,
                PipelineManifest.of(name)
                        .withKafka("{bootstrapServers: 'kafka." + Cluster.NAMESPACE + ".svc:9092'}")
                        .yaml());
        assertThat(applied.exit()).as(applied.printed()).isZero();
    }
}
