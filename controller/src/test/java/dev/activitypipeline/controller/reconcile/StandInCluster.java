package dev.activitypipeline.controller.reconcile;

import com.sun.net.httpserver.HttpServer;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** What an API server alone has not: a volume that is bound, and pods that run and answer. */
final class StandInCluster implements AutoCloseable {
    /** Of its own, so that no process of this machine is in the way. */
    private static final String DRIVER_IP = "127.77.0.1";

    private static final PatchContext MERGE = PatchContext.of(PatchType.JSON_MERGE);

    private final KubernetesClient client;
    private final String namespace;
    private final HttpServer driver;

    StandInCluster(KubernetesClient client, String namespace) throws IOException {
        this.client = client;
        this.namespace = namespace;
        driver = HttpServer.create(new InetSocketAddress(DRIVER_IP, PipelineObserver.STREAM_STATUS_PORT), 4);
        driver.createContext("/status", exchange -> {
            try (exchange) {
                byte[] body = "{\"state\":\"Running\",\"batchId\":3,\"stored\":700,\"lag\":0}"
                        .getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
            }
        });
        driver.start();
    }

    void bindTheStore(String claim) {
        client.persistentVolumeClaims()
                .inNamespace(namespace)
                .withName(claim)
                .subresource("status")
                .patch(MERGE, "{\"status\":{\"phase\":\"Bound\"}}");
    }

    void runProducers(String set) {
        client.apps()
                .statefulSets()
                .inNamespace(namespace)
                .withName(set)
                .subresource("status")
                .patch(MERGE, "{\"status\":{\"replicas\":1,\"readyReplicas\":1}}");
    }

    void runDriver(String set) {
        StatefulSet made = client.apps()
                .statefulSets()
                .inNamespace(namespace)
                .withName(set)
                .get();
        Pod pod = new PodBuilder()
                .withMetadata(made.getSpec().getTemplate().getMetadata())
                .editMetadata()
                .withName(set + "-0")
                .withNamespace(namespace)
                .endMetadata()
                .withSpec(made.getSpec().getTemplate().getSpec())
                .build();
        client.resource(pod).create();
        client.pods()
                .inNamespace(namespace)
                .withName(set + "-0")
                .subresource("status")
                .patch(
                        MERGE,
                        "{\"status\":{\"phase\":\"Running\",\"podIP\":\"%1$s\",\"podIPs\":[{\"ip\":\"%1$s\"}]}}"
                                .formatted(DRIVER_IP));
    }

    /** No kubelet says that they are gone. */
    void stopPods() {
        client.pods().inNamespace(namespace).withGracePeriod(0).delete();
    }

    @Override
    public void close() {
        driver.stop(0);
    }
}
