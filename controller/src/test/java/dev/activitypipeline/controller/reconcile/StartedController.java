package dev.activitypipeline.controller.reconcile;

import dev.activitypipeline.controller.metrics.PipelineMetrics;
import dev.activitypipeline.controller.plan.Images;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.Operator;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The reconciler of pipelines at work on an API server, with images that nobody pulls. */
final class StartedController {
    private StartedController() {}

    /** For all namespaces, without PodMonitors; the client is the caller's. */
    static Operator of(KubernetesClient client, Clock clock) {
        return of(client, clock, new PipelineMetrics("1"), Optional.empty(), Set.of());
    }

    /**
     * @param podMonitorLabels of PodMonitors; empty where there are to be none
     * @param namespaces that it looks after; none for all
     */
    static Operator of(
            KubernetesClient client,
            Clock clock,
            PipelineMetrics metrics,
            Optional<Map<String, String>> podMonitorLabels,
            Set<String> namespaces) {
        var topicKind = KafkaTopicKind.discover(client);
        Operator operator = new Operator(overrider -> overrider
                .withKubernetesClient(client)
                .withCloseClientOnStop(false)
                .withResourceCloner(new PipelineCloner(client.getKubernetesSerialization())));
        operator.register(
                new ActivityPipelineReconciler(
                        new PipelineEventSources(topicKind, podMonitorLabels.isPresent()),
                        new DesiredObjects(
                                new Images("producer:1", "stream:1", "verify:1", "bigquery:1"),
                                topicKind,
                                podMonitorLabels),
                        metrics,
                        clock),
                overrider -> {
                    if (!namespaces.isEmpty()) {
                        overrider.settingNamespaces(namespaces);
                    }
                });
        operator.start();
        return operator;
    }
}
