package dev.activitypipeline.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.k3s.K3sContainer;
import org.testcontainers.utility.DockerImageName;
import org.testcontainers.utility.MountableFile;

/** Another Kubernetes than kind's, fresh and in a container of its own. */
class K3sTest {
    @TempDir
    private Path directory;

    @Test
    @DisplayName("on a fresh k3s the chart installs, a pipeline runs and is proved, and the chart goes again")
    void runsOnK3s() throws IOException {
        try (K3sContainer k3s = new K3sContainer(image())) {
            // Given
            k3s.start();
            load(k3s);
            Path kubeconfig = Files.writeString(directory.resolve("kubeconfig"), k3s.getKubeConfigYaml());
            Cluster cluster = new Cluster(kubeconfig, Cluster.projectRoot());
            Product product = new Product(cluster);

            // When
            product.install();
            try (KubernetesClient client = cluster.client()) {
                Pipeline swims = new Pipeline(cluster, client, "swims");
                swims.apply(PipelineManifest.of("swims"));
                swims.awaitReady();
                swims.awaitRows(500);

                // Then
                swims.suspendAndProve();
                swims.delete();
            }
            product.uninstall();
            assertThat(cluster.kubectl("get", "clusterroles,clusterrolebindings", "-o", "name"))
                    .doesNotContain("activity-pipeline");
        }
    }

    private static DockerImageName image() {
        return DockerImageName.parse(System.getenv().getOrDefault("K3S_IMAGE", "rancher/k3s:v1.34.4-k3s1"))
                .asCompatibleSubstituteFor("rancher/k3s");
    }

    private void load(K3sContainer k3s) throws IOException {
        Path archive = directory.resolve("images.tar");
        String prefix = System.getenv().getOrDefault("IMAGE_PREFIX", "activity-pipeline");
        String version = System.getenv().getOrDefault("VERSION", "0.1.0");
        List<String> images = Stream.of("controller", "producer", "stream", "verify", "kafka")
                .map(name -> prefix + "/" + name + ":" + version)
                .toList();
        Command.run(
                Map.of(),
                new File("."),
                Stream.concat(Stream.of("docker", "save", "-o", archive.toString()), images.stream())
                        .toList());
        k3s.copyFileToContainer(MountableFile.forHostPath(archive), "/tmp/images.tar");
        try {
            var imported = k3s.execInContainer("ctr", "-n", "k8s.io", "images", "import", "/tmp/images.tar");
            assertThat(imported.getExitCode()).as(imported.getStderr()).isZero();
            k3s.execInContainer("rm", "/tmp/images.tar");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stopped);
        }
    }
}
