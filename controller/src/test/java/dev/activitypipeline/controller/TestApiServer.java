package dev.activitypipeline.controller;

import io.fabric8.kubeapitest.KubeAPIServer;
import io.fabric8.kubeapitest.KubeAPIServerConfigBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;

/** A real API server and its etcd, from programs that are on this machine; a test says by {@link #PROGRAMS} that it needs them. */
public final class TestApiServer implements AutoCloseable {
    /** The variable that names the folder with {@code k8s/<version>-<os>-<arch>/{kube-apiserver,etcd}}. */
    public static final String PROGRAMS = "KUBE_API_TEST_DIR";

    private final KubeAPIServer server;
    private final KubernetesClient client;

    public TestApiServer() {
        // All given here: the library reads a switch from the environment as text, and fails on it.
        server = new KubeAPIServer(KubeAPIServerConfigBuilder.anAPIServerConfig()
                .withTestDir(System.getenv(PROGRAMS))
                .withApiServerVersion(System.getenv("KUBE_API_TEST_API_SERVER_VERSION"))
                .withOfflineMode(true)
                .withUpdateKubeConfig(false)
                .build());
        server.start();
        client = new KubernetesClientBuilder()
                .withConfig(Config.fromKubeconfig(server.getKubeConfigYaml()))
                .build();
    }

    public KubernetesClient client() {
        return client;
    }

    @Override
    public void close() {
        client.close();
        server.stop();
    }
}
