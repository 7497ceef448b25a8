package dev.activitypipeline.controller.observability;

import dev.activitypipeline.controller.TestApiServer;
import dev.activitypipeline.controller.plan.PipelineLabels;
import dev.activitypipeline.controller.plan.PipelineLabels.Component;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimStatusBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodStatusBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.apps.StatefulSetStatusBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;

/**
 * An API server with the sample's pipeline in it, and what a cluster would do for it done by hand: its pods, its sets' status and its volume. The pods
 * have the loopback address, so that the controller asks the processes of a run on this machine.
 */
final class ClusterOfOnePipeline implements AutoCloseable {
    static final String NAMESPACE = "demo";
    static final String PIPELINE = "fitness";

    private final TestApiServer server = new TestApiServer();
    private final KubernetesClient client = server.client();

    ClusterOfOnePipeline() throws IOException {
        server.define(TestApiServer.PIPELINE_KIND, TestApiServer.TOPIC_KIND, TestApiServer.POD_MONITOR_KIND);
        server.makeNamespace(NAMESPACE);
        String sample = Files.readString(Path.of("../k8s/samples/pipeline.yaml"));
        await(() -> !client.load(
                        new java.io.ByteArrayInputStream(sample.getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .inNamespace(NAMESPACE)
                .create()
                .isEmpty());
    }

    String kubeConfig() {
        return server.kubeConfig();
    }

    /** Once the controller has made the objects. */
    void bringUp() {
        run(Component.PRODUCER, PIPELINE + "-producer", PIPELINE + "-producer");
        run(Component.STREAM, PIPELINE + "-stream", PIPELINE + "-account");
        await(() -> client.persistentVolumeClaims()
                        .inNamespace(NAMESPACE)
                        .withName(PIPELINE + "-store")
                        .editStatus(claim -> claim.edit()
                                .withStatus(new PersistentVolumeClaimStatusBuilder()
                                        .withPhase("Bound")
                                        .addToCapacity("storage", new Quantity("10Gi"))
                                        .build())
                                .build())
                != null);
    }

    private void run(Component component, String set, String account) {
        await(() -> client.serviceAccounts()
                        .inNamespace(NAMESPACE)
                        .withName(account)
                        .get()
                != null);
        await(() -> client.apps()
                        .statefulSets()
                        .inNamespace(NAMESPACE)
                        .withName(set)
                        .editStatus(found -> found.edit()
                                .withStatus(new StatefulSetStatusBuilder()
                                        .withReplicas(1)
                                        .withReadyReplicas(1)
                                        .build())
                                .build())
                != null);
        Pod pod = new PodBuilder()
                .withNewMetadata()
                .withNamespace(NAMESPACE)
                .withName(set + "-0")
                .withLabels(new PipelineLabels(PIPELINE).of(component))
                .endMetadata()
                .withNewSpec()
                .withServiceAccountName(account)
                .withAutomountServiceAccountToken(false)
                .addNewContainer()
                .withName("process")
                .withImage("process:1")
                .endContainer()
                .endSpec()
                .build();
        client.resource(pod).create();
        client.resource(pod).editStatus(made -> new PodBuilder(made)
                .withStatus(new PodStatusBuilder()
                        .withPhase("Running")
                        .withPodIP("127.0.0.1")
                        .addNewPodIP("127.0.0.1")
                        .build())
                .build());
    }

    @Override
    public void close() {
        server.close();
    }

    private static void await(Callable<Boolean> condition) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(200))
                .ignoreExceptions()
                .until(condition);
    }
}
