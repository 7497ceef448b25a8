package dev.activitypipeline.controller.reconcile;

import com.fasterxml.jackson.databind.JsonNode;
import dev.activitypipeline.controller.api.v1alpha1.ActivityPipeline;
import dev.activitypipeline.controller.observe.LiveState;
import dev.activitypipeline.controller.observe.ProcessReport;
import dev.activitypipeline.controller.plan.PipelineLabels.Component;
import dev.activitypipeline.controller.plan.PipelinePlan;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Looks at a pipeline once: its objects through the informers, its processes by asking them. */
final class PipelineObserver {
    static final int PRODUCER_STATUS_PORT = 9404;
    static final int STREAM_STATUS_PORT = 9405;
    static final int FOLLOWER_STATUS_PORT = 9406;

    private final ProcessReport reports = new ProcessReport();
    private final CachedObjects cached;

    PipelineObserver(CachedObjects cached) {
        this.cached = cached;
    }

    LiveState look(PipelinePlan plan, Context<ActivityPipeline> context) {
        String namespace = plan.namespace().orElseThrow();
        List<Pod> pods = CachedObjects.of(context, Pod.class);
        List<Pod> producers = of(Component.PRODUCER, plan, pods);
        Optional<Pod> driver = of(Component.STREAM, plan, pods).stream().findFirst();
        Optional<Pod> follower = of(Component.BIGQUERY, plan, pods).stream().findFirst();
        // All at once: a pod that does not answer holds the thread of this look.
        var driverSays = driver.map(pod -> ask(pod, STREAM_STATUS_PORT));
        var followerSays = follower.map(pod -> ask(pod, FOLLOWER_STATUS_PORT));
        var producersSay =
                producers.stream().map(pod -> ask(pod, PRODUCER_STATUS_PORT)).toList();
        return new LiveState(
                cached.find(
                        GenericKubernetesResource.class, namespace, plan.names().topic()),
                cached.find(PersistentVolumeClaim.class, namespace, plan.names().store()),
                cached.find(StatefulSet.class, namespace, plan.names().producer()),
                cached.find(StatefulSet.class, namespace, plan.names().stream()),
                producers,
                driver,
                of(Component.EXECUTOR, plan, pods),
                CachedObjects.of(context, Job.class),
                of(Component.PROOF, plan, pods),
                producersSay.stream().flatMap(answer -> answer.join().stream()).toList(),
                driverSays.flatMap(CompletableFuture::join),
                follower,
                followerSays.flatMap(CompletableFuture::join));
    }

    private CompletableFuture<Optional<JsonNode>> ask(Pod pod, int port) {
        String ip = pod.getStatus() == null ? null : pod.getStatus().getPodIP();
        return ip == null || ip.isEmpty() ? CompletableFuture.completedFuture(Optional.empty()) : reports.of(ip, port);
    }

    private static List<Pod> of(Component component, PipelinePlan plan, List<Pod> pods) {
        Map<String, String> selector = plan.labels().selector(component);
        return pods.stream()
                .filter(pod -> pod.getMetadata().getLabels() != null
                        && pod.getMetadata().getLabels().entrySet().containsAll(selector.entrySet()))
                .toList();
    }
}
