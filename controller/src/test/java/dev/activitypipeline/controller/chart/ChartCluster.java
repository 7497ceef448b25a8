package dev.activitypipeline.controller.chart;

import dev.activitypipeline.controller.TestApiServer;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.authentication.TokenRequestBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** An API server for helm, with namespaces that take and warn of nothing but {@code restricted} pods. */
public final class ChartCluster implements AutoCloseable {
    private final TestApiServer server;
    private final Path directory;
    private final Path kubeConfig;

    public ChartCluster(Path directory, String... flags) {
        this.server = new TestApiServer(flags);
        this.directory = directory;
        this.kubeConfig = write("admin.kubeconfig", server.kubeConfig());
    }

    public KubernetesClient admin() {
        return server.client();
    }

    public void makeNamespaces(String... names) {
        for (String name : names) {
            admin().resource(new NamespaceBuilder()
                            .withNewMetadata()
                            .withName(name)
                            .addToLabels("pod-security.kubernetes.io/enforce", "restricted")
                            .addToLabels("pod-security.kubernetes.io/warn", "restricted")
                            .endMetadata()
                            .build())
                    .create();
        }
    }

    Helm.Outcome helm(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--kubeconfig", kubeConfig.toString()));
        return Helm.run(all.toArray(String[]::new));
    }

    /** @throws AssertionError if helm refuses */
    public String install(String release, String namespace, String... options) {
        List<String> all =
                new ArrayList<>(List.of("install", release, Helm.CHART.toString(), "--namespace", namespace));
        all.addAll(List.of(options));
        Helm.Outcome outcome = helm(all.toArray(String[]::new));
        if (outcome.code() != 0) {
            throw new AssertionError(outcome.words());
        }
        return outcome.words();
    }

    /** What helm would have created as hooks of `helm test`, for there is no kubelet to run the pod. */
    public void createTestsRoles(String release, String namespace, String... options) {
        List<String> all = new ArrayList<>(List.of(
                "template", release, Helm.CHART.toString(), "--namespace", namespace, "--kube-version", "1.28.0"));
        all.addAll(List.of(options));
        Rendered.of(Helm.run(all.toArray(String[]::new)).output()).objects().stream()
                .filter(Rendered::isHook)
                .map(Rendered::typed)
                .filter(object -> object.getKind().startsWith("Role"))
                .forEach(this::apply);
    }

    void apply(HasMetadata object) {
        admin().resource(object).serverSideApply();
    }

    /** A client with an account's own token, and so with its rights. */
    public KubernetesClient clientOf(String namespace, String account) {
        try {
            return new KubernetesClientBuilder()
                    .withConfig(Config.fromKubeconfig(Files.readString(kubeConfigOf(namespace, account))))
                    .build();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    Path kubeConfigOf(String namespace, String account) {
        Config config = admin().getConfiguration();
        String token = admin().serviceAccounts()
                .inNamespace(namespace)
                .withName(account)
                .tokenRequest(new TokenRequestBuilder().withNewSpec().endSpec().build())
                .getStatus()
                .getToken();
        return write(
                namespace + "-" + account + ".kubeconfig",
                String.format("""
                apiVersion: v1
                kind: Config
                clusters: [{name: test, cluster: {server: "%s", certificate-authority: "%s"}}]
                users: [{name: test, user: {token: %s}}]
                contexts: [{name: test, context: {cluster: test, user: test, namespace: %s}}]
                current-context: test
                """, config.getMasterUrl(), config.getCaCertFile(), token, namespace));
    }

    private Path write(String name, String text) {
        try {
            return Files.writeString(directory.resolve(name), text);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
