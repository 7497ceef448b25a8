package dev.activitypipeline.controller.reconcile;

import com.fasterxml.jackson.databind.JsonNode;
import dev.activitypipeline.controller.api.v1alpha1.ActivityPipeline;
import dev.activitypipeline.controller.api.v1alpha1.ActivityPipelineStatus;
import dev.activitypipeline.controller.observe.ProcessReport;
import dev.activitypipeline.controller.observe.ProducerHealth;
import dev.activitypipeline.controller.observe.StoreHealth;
import dev.activitypipeline.controller.observe.StreamHealth;
import dev.activitypipeline.controller.observe.TopicHealth;
import dev.activitypipeline.controller.plan.PipelineLabels.Component;
import dev.activitypipeline.controller.plan.PipelinePlan;
import dev.activitypipeline.controller.status.LimbHealth;
import dev.activitypipeline.controller.status.Observation;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Looks at a pipeline once: its objects through the informers, its processes by asking them. */
final class PipelineObserver {
    static final int PRODUCER_STATUS_PORT = 9404;
    static final int STREAM_STATUS_PORT = 9405;

    private final ProcessReport reports = new ProcessReport();
    private final CachedObjects cached;

    PipelineObserver(CachedObjects cached) {
        this.cached = cached;
    }

    Observation look(
            ActivityPipeline pipeline,
            PipelinePlan plan,
            Context<ActivityPipeline> context,
            Optional<LimbHealth> topicKindMissing,
            Instant now)
            throws InterruptedException {
        String namespace = pipeline.getMetadata().getNamespace();
        List<Pod> pods = CachedObjects.of(context, Pod.class);
        List<Pod> producers = of(Component.PRODUCER, plan, pods);
        List<Pod> executors = of(Component.EXECUTOR, plan, pods);
        Optional<Pod> driver = of(Component.STREAM, plan, pods).stream().findFirst();
        Optional<StatefulSet> producerSet =
                cached.find(StatefulSet.class, namespace, plan.names().producer());
        Optional<PersistentVolumeClaim> claim =
                cached.find(PersistentVolumeClaim.class, namespace, plan.names().store());
        Optional<GenericKubernetesResource> topic = cached.find(
                GenericKubernetesResource.class, namespace, plan.names().topic());
        Optional<JsonNode> driverSays = driver.isPresent() ? ask(driver.get(), STREAM_STATUS_PORT) : Optional.empty();
        List<JsonNode> producersSay = new ArrayList<>();
        for (Pod producer : producers) {
            ask(producer, PRODUCER_STATUS_PORT).ifPresent(producersSay::add);
        }
        return new Observation(
                topicKindMissing.orElseGet(() -> TopicHealth.of(plan, topic, now)),
                StoreHealth.of(
                        claim, driver.map(pod -> pod.getSpec().getNodeName()).isPresent()),
                ProducerHealth.of(plan, producerSet, producers, producersSay),
                StreamHealth.of(plan, driver, executors, driverSays, now),
                TopicHealth.topicId(topic),
                ProducerHealth.status(plan, producerSet, producersSay),
                StreamHealth.status(
                        plan,
                        driver,
                        executors,
                        driverSays,
                        Optional.ofNullable(pipeline.getStatus()).map(ActivityPipelineStatus::stream)),
                StoreHealth.status(claim));
    }

    private Optional<JsonNode> ask(Pod pod, int port) throws InterruptedException {
        String ip = pod.getStatus() == null ? null : pod.getStatus().getPodIP();
        return ip == null || ip.isEmpty() ? Optional.empty() : reports.of(ip, port);
    }

    private static List<Pod> of(Component component, PipelinePlan plan, List<Pod> pods) {
        Map<String, String> selector = plan.labels().selector(component);
        return pods.stream()
                .filter(pod -> pod.getMetadata().getLabels() != null
                        && pod.getMetadata().getLabels().entrySet().containsAll(selector.entrySet()))
                .toList();
    }
}
