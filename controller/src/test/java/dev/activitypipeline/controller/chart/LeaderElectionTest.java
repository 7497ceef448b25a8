package dev.activitypipeline.controller.chart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.activitypipeline.controller.Needs;
import dev.activitypipeline.controller.Program;
import dev.activitypipeline.controller.selftest.Rights;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two controllers as the chart installs them, and no others: processes with the account's own token. */
@Needs({Program.API_SERVER, Program.HELM})
class LeaderElectionTest {
    private static final String NAMESPACE = "activity-system";
    private static final Duration TAKEOVER = Duration.ofSeconds(20);

    private ChartCluster cluster;
    private ControllerProcess one;
    private ControllerProcess two;

    @BeforeEach
    void start(@TempDir Path directory) {
        cluster = new ChartCluster(directory);
        cluster.makeNamespaces(NAMESPACE, "demo");
        cluster.install("activity-pipeline", NAMESPACE);
        Map<String, String> environment =
                new HashMap<>(Helm.rendered(Helm.values("high-availability")).environment());
        environment.put("TOPIC_OPERATOR_KAFKA", "{\"bootstrapServers\": \"127.0.0.1:1\"}");
        Path kubeConfig = cluster.kubeConfigOf(NAMESPACE, "activity-pipeline-controller");
        one = ControllerProcess.start("one", environment, kubeConfig, directory);
        two = ControllerProcess.start("two", environment, kubeConfig, directory);
    }

    @AfterEach
    void stop() {
        Stream.of(one, two).forEach(ControllerProcess::close);
        cluster.close();
    }

    @Test
    void whenTheLeaderIsGoneTheOtherOneLeads() throws Exception {
        // Given
        await(Duration.ofSeconds(60), () -> one.isReady() && two.isReady() && leader().isPresent());
        ControllerProcess first = leader().orElseThrow().equals("one") ? one : two;
        ControllerProcess second = first == one ? two : one;

        // When
        first.kill();

        // Then
        await(TAKEOVER, () -> leader().equals(Optional.of(second.name())));
        cluster.apply(pipeline());
        await(TAKEOVER, () -> phase().equals("Pending"));

        // When
        boolean stopped = second.stop(Duration.ofSeconds(25));

        // Then
        assertThat(stopped).as(second.log()).isTrue();
        assertThat(leader()).isEmpty();
        assertThat(second.log()).doesNotContainIgnoringCase("forbidden");
    }

    /** Empty where nobody leads, or has given the lease back. */
    private Optional<String> leader() {
        Lease lease = cluster.admin()
                .leases()
                .inNamespace(NAMESPACE)
                .withName(Rights.LEASE)
                .get();
        return Optional.ofNullable(lease)
                .map(each -> each.getSpec().getHolderIdentity())
                .filter(holder -> !holder.isEmpty());
    }

    private static GenericKubernetesResource pipeline() throws Exception {
        GenericKubernetesResource pipeline = Serialization.unmarshal(
                Files.readString(Path.of("../k8s/samples/pipeline.yaml")), GenericKubernetesResource.class);
        pipeline.getMetadata().setNamespace("demo");
        return pipeline;
    }

    private String phase() {
        return cluster.admin()
                .genericKubernetesResources("activity.dev/v1alpha1", "ActivityPipeline")
                .inNamespace("demo")
                .withName("fitness")
                .get()
                .get("status", "phase");
    }

    private static void await(Duration patience, Callable<Boolean> condition) {
        Awaitility.await()
                .atMost(patience)
                .pollInterval(Duration.ofMillis(200))
                .ignoreExceptions()
                .until(condition);
    }
}
