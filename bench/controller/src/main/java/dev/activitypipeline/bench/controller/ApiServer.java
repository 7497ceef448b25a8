package dev.activitypipeline.bench.controller;

import dev.activitypipeline.controller.ControllerClient;
import io.fabric8.kubeapitest.KubeAPIServer;
import io.fabric8.kubeapitest.KubeAPIServerConfigBuilder;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A real API server and its etcd, with the kinds that the controller knows, and the count of the requests that it got for them. */
final class ApiServer implements AutoCloseable {
    private static final Pattern REQUESTS = Pattern.compile("(?m)^apiserver_request_total\\{([^}]*)} ([0-9.e+]+)$");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"([^\"]*)\"");
    private static final Set<String> WRITES = Set.of("POST", "PUT", "PATCH", "APPLY", "DELETE", "DELETECOLLECTION");
    /** The API server's own, for itself and for others like it. */
    private static final Set<String> NOT_OURS = Set.of("leases", "endpoints", "endpointslices", "flowschemas");

    private final KubeAPIServer server;
    private final KubernetesClient client;
    private final Path kubeConfig;

    ApiServer(Setup setup) throws IOException {
        // All given here: the library reads a switch from the environment as text, and fails on it.
        server = new KubeAPIServer(KubeAPIServerConfigBuilder.anAPIServerConfig()
                .withTestDir(System.getenv("KUBE_API_TEST_DIR"))
                .withApiServerVersion(System.getenv("KUBE_API_TEST_API_SERVER_VERSION"))
                .withOfflineMode(true)
                .withUpdateKubeConfig(false)
                .build());
        server.start();
        client = ControllerClient.passing(config());
        kubeConfig = Files.writeString(setup.folder().resolve("kubeconfig"), server.getKubeConfigYaml());
        Path chart = setup.home().resolve("helm/activity-pipeline");
        client.resource(Files.readString(chart.resolve("crds/activitypipelines.activity.dev.yaml")))
                .create();
        client.resource(Files.readString(chart.resolve("files/kafkatopics.kafka.strimzi.io.yaml")))
                .create();
    }

    /** As quick on the wire as the controller's, for references and for what a user does. */
    KubernetesClient client() {
        return client;
    }

    /** For a client of one's own. */
    Config config() {
        return Config.fromKubeconfig(server.getKubeConfigYaml());
    }

    void makeNamespace(String name) {
        client.resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName(name)
                        .endMetadata()
                        .build())
                .create();
    }

    /** For a process of its own. */
    Path kubeConfig() {
        return kubeConfig;
    }

    /** Requests so far that changed something, whoever sent them. */
    long writes() {
        long writes = 0;
        Matcher request = REQUESTS.matcher(client.raw("/metrics"));
        while (request.find()) {
            String verb = "";
            String resource = "";
            Matcher label = LABEL.matcher(request.group(1));
            while (label.find()) {
                verb = label.group(1).equals("verb") ? label.group(2) : verb;
                resource = label.group(1).equals("resource") ? label.group(2) : resource;
            }
            if (WRITES.contains(verb) && !NOT_OURS.contains(resource)) {
                writes += (long) Double.parseDouble(request.group(2));
            }
        }
        return writes;
    }

    @Override
    public void close() {
        client.close();
        server.stop();
    }
}
