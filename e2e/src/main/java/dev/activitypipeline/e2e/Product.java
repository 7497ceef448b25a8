package dev.activitypipeline.e2e;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The product and the development broker on a cluster. */
final class Product {
    private static final String SYSTEM = "activity-system";

    private final Cluster cluster;

    Product(Cluster cluster) {
        this.cluster = cluster;
    }

    /** Both, unless they are there. */
    void install() {
        cluster.kubectl("apply", "-f", "k8s/kafka/namespace.yaml");
        cluster.kubectl("apply", "-n", Cluster.NAMESPACE, "-f", "k8s/kafka/service.yaml", "-f", brokerWithOurImage());
        cluster.kubectl("rollout", "status", "-n", Cluster.NAMESPACE, "statefulset/kafka", "--timeout=3m");
        upgrade();
    }

    /** The chart, with these values on top. */
    void upgrade(String... values) {
        List<String> words = new ArrayList<>(List.of(
                "upgrade",
                "--install",
                "activity-pipeline",
                "helm/activity-pipeline",
                "--namespace",
                SYSTEM,
                "--create-namespace",
                "--wait",
                "--timeout",
                "3m",
                "--set",
                "image.prefix=" + prefix() + "/",
                "--set",
                "topicOperator.bootstrapServers=kafka." + Cluster.NAMESPACE + ".svc:9092"));
        for (String value : values) {
            words.addAll(List.of("--set", value));
        }
        cluster.helm(words.toArray(String[]::new));
    }

    void uninstall() {
        cluster.helm("uninstall", "activity-pipeline", "--namespace", SYSTEM, "--wait");
    }

    /** Kills the controller's pods without a word. */
    void killController() {
        cluster.kubectl("delete", "pod", "-n", SYSTEM, "--all", "--force", "--grace-period=0");
    }

    String controllerLog() {
        return cluster.tryKubectl("logs", "-n", SYSTEM, "deployment/activity-pipeline-controller", "--tail=300")
                .printed();
    }

    private String brokerWithOurImage() {
        Path file = cluster.home().resolve("target/e2e-kafka.yaml");
        try {
            String manifest = java.nio.file.Files.readString(cluster.home().resolve("k8s/kafka/statefulset.yaml"))
                    .replaceAll("image: .*/kafka:", "image: " + prefix() + "/kafka:");
            java.nio.file.Files.createDirectories(file.getParent());
            java.nio.file.Files.writeString(file, manifest);
        } catch (java.io.IOException unwritable) {
            throw new java.io.UncheckedIOException(unwritable);
        }
        return file.toString();
    }

    private static String prefix() {
        return System.getenv().getOrDefault("IMAGE_PREFIX", "activity-pipeline");
    }
}
