package dev.activitypipeline.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.activitypipeline.controller.api.v1alpha1.ActivityPipeline;
import dev.activitypipeline.controller.api.v1alpha1.ActivityPipelineStatus;
import dev.activitypipeline.controller.api.v1alpha1.ConditionStatus;
import dev.activitypipeline.controller.api.v1alpha1.ProofStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** A pipeline on the cluster. */
final class Pipeline {
    private final Cluster cluster;
    private final KubernetesClient client;
    private final String name;

    Pipeline(Cluster cluster, KubernetesClient client, String name) {
        this.cluster = cluster;
        this.client = client;
        this.name = name;
    }

    void apply(PipelineManifest manifest) {
        Command.Outcome outcome = cluster.tryToApply(manifest.yaml());
        assertThat(outcome.exit()).as(outcome.printed()).isZero();
    }

    void awaitReady() {
        await(
                "Ready",
                Duration.ofMinutes(4),
                () -> "True".equals(condition("Ready").status()) && isObserved());
    }

    /** Waits until that many more rows are stored than now. */
    void awaitRows(long more) {
        long wanted = stored() + more;
        await(wanted + " rows stored", Duration.ofMinutes(3), () -> stored() >= wanted);
    }

    /** Suspends it, which drains it, asks for the proof and waits for it. */
    ProofStatus suspendAndProve() {
        patch("{\"spec\":{\"suspend\":true}}");
        await("Suspended", Duration.ofMinutes(4), () -> "Suspended".equals(status().phase()));
        assertThat(status().message()).isEqualTo("suspended; all that the topic held is stored");
        String request = Long.toString(System.nanoTime());
        cluster.kubectl(
                "annotate", "-n", Cluster.NAMESPACE, "ap/" + name, "activity.dev/prove=" + request, "--overwrite");
        await("proof", Duration.ofMinutes(3), () -> Optional.ofNullable(status().proof())
                .filter(proof -> proof.asked().equals(request) && proof.finishedAt() != null)
                .isPresent());
        ProofStatus proof = status().proof();
        System.out.println("  " + name + ": " + proof.message());
        assertThat(proof.state()).as(proof.message()).isEqualTo("Proved");
        assertThat(proof.message()).contains("every committed event is stored exactly once");
        return proof;
    }

    void resume() {
        patch("{\"spec\":{\"suspend\":false}}");
    }

    void patch(String merge) {
        cluster.kubectl("patch", "-n", Cluster.NAMESPACE, "ap/" + name, "--type=merge", "-p", merge);
    }

    void delete() {
        cluster.kubectl("delete", "-n", Cluster.NAMESPACE, "ap/" + name, "--timeout=180s");
    }

    ActivityPipelineStatus status() {
        ActivityPipeline found = client.resources(ActivityPipeline.class)
                .inNamespace(Cluster.NAMESPACE)
                .withName(name)
                .get();
        return Optional.ofNullable(found).map(ActivityPipeline::getStatus).orElseThrow();
    }

    ConditionStatus condition(String type) {
        return status().conditions().stream()
                .filter(condition -> condition.type().equals(type))
                .findFirst()
                .orElseThrow();
    }

    long stored() {
        return Optional.ofNullable(status().stream())
                .map(stream -> stream.stored())
                .orElse(0L);
    }

    List<Pod> pods(String component) {
        return client.pods()
                .inNamespace(Cluster.NAMESPACE)
                .withLabel("app.kubernetes.io/instance", name)
                .withLabel("app.kubernetes.io/component", component)
                .list()
                .getItems();
    }

    String uidOf(String pod) {
        return client.pods()
                .inNamespace(Cluster.NAMESPACE)
                .withName(pod)
                .get()
                .getMetadata()
                .getUid();
    }

    void kill(String pod) {
        cluster.kubectl("delete", "pod", "-n", Cluster.NAMESPACE, pod, "--force", "--grace-period=0");
    }

    /** With what the cluster and the controller say, if it does not come about, and with what the condition threw, if it did. */
    void await(String what, Duration patience, Callable<Boolean> condition) {
        try {
            Awaitility.await(what)
                    .atMost(patience)
                    .pollInterval(500, TimeUnit.MILLISECONDS)
                    .ignoreExceptions()
                    .until(condition);
        } catch (ConditionTimeoutException never) {
            throw new AssertionError(
                    name + ": no " + what + " after " + patience.toSeconds() + " s; " + said() + "\n"
                            + cluster.tryKubectl("get", "-n", Cluster.NAMESPACE, "ap/" + name, "-o", "yaml")
                                    .printed()
                            + "\n"
                            + cluster.tryKubectl(
                                            "get", "pods,pvc,jobs,kafkatopics", "-n", Cluster.NAMESPACE, "-o", "wide")
                                    .printed()
                            + "\n"
                            + cluster.tryKubectl("logs", "-n", Cluster.NAMESPACE, name + "-stream-0", "--tail=60")
                                    .printed()
                            + "\n" + new Product(cluster).controllerLog(),
                    never.getCause());
        }
    }

    private String said() {
        try {
            return "its status says \"" + status().message() + "\"";
        } catch (RuntimeException gone) {
            return "it has no status";
        }
    }

    private boolean isObserved() {
        ActivityPipeline found = client.resources(ActivityPipeline.class)
                .inNamespace(Cluster.NAMESPACE)
                .withName(name)
                .get();
        return found.getMetadata().getGeneration().equals(found.getStatus().observedGeneration());
    }
}
