package dev.activitypipeline.e2e;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A cluster that has the images already.
 *
 * @param kubeconfig names it, and no other
 * @param home the project's root
 */
record Cluster(Path kubeconfig, Path home) {
    /** Where pipelines and their broker live. */
    static final String NAMESPACE = "activity";

    /** The one that {@code make e2e} has made, or was told to take. */
    static Cluster given() {
        String kubeconfig = System.getenv("E2E_KUBECONFIG");
        if (kubeconfig == null || kubeconfig.isBlank()) {
            throw new AssertionError("E2E_KUBECONFIG is not set; run these tests by make e2e");
        }
        return new Cluster(Path.of(kubeconfig), projectRoot());
    }

    static Path projectRoot() {
        return Path.of(System.getenv().getOrDefault("E2E_HOME", "."))
                .toAbsolutePath()
                .normalize();
    }

    String kubectl(String... words) {
        return run("kubectl", words);
    }

    String helm(String... words) {
        return run("helm", words);
    }

    /** For what is expected to be refused. */
    Command.Outcome tryKubectl(String... words) {
        return Command.tryToRun(environment(), directory(), command("kubectl", words));
    }

    /** Applies a manifest in {@link #NAMESPACE}. */
    Command.Outcome tryToApply(String manifest) {
        return tryToApply(NAMESPACE, manifest);
    }

    Command.Outcome tryToApply(String namespace, String manifest) {
        try {
            Path file = Files.createTempFile("manifest", ".yaml");
            Files.writeString(file, manifest);
            Command.Outcome outcome = tryKubectl("apply", "-n", namespace, "-f", file.toString());
            Files.delete(file);
            return outcome;
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    KubernetesClient client() {
        try {
            return new KubernetesClientBuilder()
                    .withConfig(Config.fromKubeconfig(Files.readString(kubeconfig)))
                    .build();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private String run(String tool, String... words) {
        return Command.run(environment(), directory(), command(tool, words));
    }

    private static List<String> command(String tool, String... words) {
        List<String> command = new ArrayList<>(List.of(tool));
        command.addAll(List.of(words));
        return command;
    }

    private Map<String, String> environment() {
        return Map.of("KUBECONFIG", kubeconfig.toString());
    }

    private File directory() {
        return home.toFile();
    }
}
