package dev.activitypipeline.controller.chart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.activitypipeline.controller.Needs;
import dev.activitypipeline.controller.Program;
import dev.activitypipeline.controller.TestApiServer;
import dev.activitypipeline.controller.reconcile.PodMonitorKind;
import dev.activitypipeline.controller.selftest.Rights;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.dsl.NonNamespaceOperation;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The controller with the rights that the chart gives it, through the life of a pipeline: they suffice, and none is given in vain. */
@Needs({Program.API_SERVER, Program.HELM})
class RightsAreUsedTest {
    private static final String NAMESPACE = "activity-system";
    private static final String PIPELINE = """
            apiVersion: activity.dev/v1alpha1
            kind: ActivityPipeline
            metadata: {name: fitness, namespace: demo}
            spec:
              kafka:
                bootstrapServers: "127.0.0.1:1"
                authentication: {type: scram-sha-512, username: fitness, password: {secretName: fitness, key: password}}
              topic: {name: user-activity, partitions: 1, deletionPolicy: Delete}
              producer: {replicas: 2, source: {http: {port: 8080}}}
              stream: {executors: 1, progressDeadline: 30s}
              store: {size: 1Gi, deletionPolicy: Delete}
            """;
    /** Why it is there although the controller does not use it here. */
    private static final Map<String, String> FOR_OTHERS = Map.of(
            "update activitypipelines/finalizers.activity.dev", "asked for by an admission plugin that is off here",
            "get activitypipelines.activity.dev", "after a conflict",
            "get pods", "a driver's",
            "create pods", "a driver's",
            "patch pods", "a driver's",
            "delete pods", "a driver's",
            "deletecollection pods", "a driver's",
            "update leases.coordination.k8s.io", "when it ends",
            "delete podmonitors.monitoring.coreos.com", "once the chart no longer asks for them");

    private ChartCluster cluster;
    private AuditLog audit;
    private ControllerProcess controller;

    @BeforeEach
    void start(@TempDir Path directory) throws IOException {
        audit = AuditLog.in(directory);
        cluster = new ChartCluster(directory, audit.flags());
        cluster.makeNamespaces(NAMESPACE, "demo");
        cluster.install("activity-pipeline", NAMESPACE, "--set", "topicOperator.bootstrapServers=127.0.0.1:1");
        cluster.apply(podMonitorKind());
        await(() -> PodMonitorKind.isServed(cluster.admin()));
        Map<String, String> environment =
                new HashMap<>(Helm.rendered(Helm.values("default")).environment());
        environment.put("TOPIC_OPERATOR_KAFKA", "{\"bootstrapServers\": \"127.0.0.1:1\"}");
        controller = ControllerProcess.start(
                "one", environment, cluster.kubeConfigOf(NAMESPACE, "activity-pipeline-controller"), directory);
    }

    @AfterEach
    void stop() {
        controller.close();
        cluster.close();
    }

    @Test
    void theySufficeAndNoneIsGivenInVain() throws InterruptedException {
        // When
        liveThrough();

        // Then
        assertThat(audit.refused()).isEmpty();
        Set<String> unused = new TreeSet<>(given());
        unused.removeAll(audit.used());
        // Server-side apply of what is not there yet is asked for as a patch, and allowed as a creation too.
        unused.removeIf(
                right -> right.startsWith("create ") && audit.used().contains(right.replace("create", "patch")));
        unused.removeAll(FOR_OTHERS.keySet());
        assertThat(unused).isEmpty();
    }

    /** After the chart, which would make use of it, too. */
    private static HasMetadata podMonitorKind() throws IOException {
        return Serialization.unmarshal(
                Files.readString(TestApiServer.POD_MONITOR_KIND), CustomResourceDefinition.class);
    }

    private static Set<String> given() {
        return Stream.of(Rights.ofPipelines(true), Rights.ofDefinition(), Rights.ofLease())
                .flatMap(ChartRightsTest::verbs)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private void liveThrough() throws InterruptedException {
        cluster.apply(new SecretBuilder()
                .withNewMetadata()
                .withName("fitness")
                .withNamespace("demo")
                .endMetadata()
                .addToStringData("password", "secret")
                .build());
        cluster.apply(Serialization.unmarshal(PIPELINE, GenericKubernetesResource.class));
        await(() -> exists(cluster.admin().rbac().roles().inNamespace("demo"), "fitness-account"));
        await(() -> exists(cluster.admin().apps().statefulSets().inNamespace("demo"), "fitness-producer"));
        await(() -> exists(cluster.admin().services().inNamespace("demo"), "fitness-producer"));
        await(() -> pipeline().get("status", "phase") != null);

        change(
                "{\"spec\":{\"producer\":{\"replicas\":1,\"source\":{\"http\":null,\"simulate\":{}}},\"stream\":{\"executors\":0}}}");
        await(() -> !exists(cluster.admin().rbac().roles().inNamespace("demo"), "fitness-account"));
        await(() -> !exists(cluster.admin().services().inNamespace("demo"), "fitness-producer"));
        await(() ->
                !exists(cluster.admin().policy().v1().podDisruptionBudget().inNamespace("demo"), "fitness-producer"));

        change("{\"metadata\":{\"annotations\":{\"activity.dev/prove\":\"once\"}},\"spec\":{\"suspend\":true}}");
        await(() -> !jobs().isEmpty());
        change("{\"metadata\":{\"annotations\":{\"activity.dev/prove\":null}}}");
        await(() -> jobs().isEmpty());

        // There is no Kafka here that could say that the topic is gone.
        topics().withName("fitness-topic")
                .patch(
                        PatchContext.of(PatchType.JSON_MERGE),
                        "{\"metadata\":{\"annotations\":{\"strimzi.io/managed\":\"false\"}}}");
        await(() -> topics().withName("fitness-topic").get().get("status") != null);
        pipelines().withName("fitness").delete();
        await(() -> pipelines().withName("fitness").get() == null);
    }

    private void change(String patch) {
        pipelines().withName("fitness").patch(PatchContext.of(PatchType.JSON_MERGE), patch);
    }

    private List<Job> jobs() {
        return cluster.admin().batch().v1().jobs().inNamespace("demo").list().getItems();
    }

    private GenericKubernetesResource pipeline() {
        return pipelines().withName("fitness").get();
    }

    private NonNamespaceOperation<GenericKubernetesResource, ?, Resource<GenericKubernetesResource>> pipelines() {
        return cluster.admin()
                .genericKubernetesResources("activity.dev/v1alpha1", "ActivityPipeline")
                .inNamespace("demo");
    }

    private NonNamespaceOperation<GenericKubernetesResource, ?, Resource<GenericKubernetesResource>> topics() {
        return cluster.admin()
                .genericKubernetesResources("kafka.strimzi.io/v1", "KafkaTopic")
                .inNamespace("demo");
    }

    private static <T extends HasMetadata> boolean exists(
            NonNamespaceOperation<T, ?, ? extends Resource<T>> kind, String name) {
        return kind.withName(name).get() != null;
    }

    private void await(Callable<Boolean> condition) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofMillis(200))
                .ignoreExceptions()
                .until(condition);
    }
}
