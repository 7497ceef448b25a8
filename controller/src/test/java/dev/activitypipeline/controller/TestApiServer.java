package dev.activitypipeline.controller;

import io.fabric8.kubeapitest.KubeAPIServer;
import io.fabric8.kubeapitest.KubeAPIServerConfigBuilder;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A real API server and its etcd, from programs that are on this machine; a test says by {@link Needs} that it needs them. */
public final class TestApiServer implements AutoCloseable {
    /** The variable that names the folder with {@code k8s/<version>-<os>-<arch>/{kube-apiserver,etcd}}. */
    public static final String PROGRAMS = "KUBE_API_TEST_DIR";

    /** ActivityPipeline, as the chart brings it. */
    public static final Path PIPELINE_KIND =
            Path.of("../helm/activity-pipeline/crds/activitypipelines.activity.dev.yaml");

    /** KafkaTopic, as the chart brings it where Strimzi has not. */
    public static final Path TOPIC_KIND = Path.of("../helm/activity-pipeline/files/kafkatopics.kafka.strimzi.io.yaml");

    /** The Prometheus operator's kind, as far as pipelines use it. */
    public static final Path POD_MONITOR_KIND = Path.of("src/test/resources/podmonitors.monitoring.coreos.com.yaml");

    private final KubeAPIServer server;
    private final KubernetesClient client;

    /** @param flags of kube-apiserver, beyond those that it always has */
    public TestApiServer(String... flags) {
        // All given here: the library reads a switch from the environment as text, and fails on it.
        server = new KubeAPIServer(KubeAPIServerConfigBuilder.anAPIServerConfig()
                .withTestDir(System.getenv(PROGRAMS))
                .withApiServerVersion(System.getenv("KUBE_API_TEST_API_SERVER_VERSION"))
                .withOfflineMode(true)
                .withUpdateKubeConfig(false)
                .withApiServerFlags(List.of(flags))
                .build());
        server.start();
        client = new KubernetesClientBuilder()
                .withConfig(Config.fromKubeconfig(server.getKubeConfigYaml()))
                .build();
    }

    /** For a process that is to reach it, as YAML. */
    public String kubeConfig() {
        return server.getKubeConfigYaml();
    }

    public KubernetesClient client() {
        return client;
    }

    /** Makes kinds known; they are served some moments later. */
    public void define(Path... kinds) {
        for (Path kind : kinds) {
            try {
                client.resource(Serialization.unmarshal(Files.readString(kind), CustomResourceDefinition.class))
                        .create();
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
    }

    /** @return the name */
    public String makeNamespace(String name) {
        client.resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName(name)
                        .endMetadata()
                        .build())
                .create();
        return name;
    }

    @Override
    public void close() {
        client.close();
        server.stop();
    }
}
