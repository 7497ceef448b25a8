package dev.activitypipeline.controller.reconcile;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.openshift.api.model.monitoring.v1.PodMonitor;

/** Whether the cluster knows the Prometheus operator's PodMonitor; where it does not, pipelines do without. */
public final class PodMonitorKind {
    private PodMonitorKind() {}

    public static boolean isServed(KubernetesClient client) {
        var resources = client.getApiResources(HasMetadata.getApiVersion(PodMonitor.class));
        return resources != null
                && resources.getResources().stream().anyMatch(resource -> HasMetadata.getKind(PodMonitor.class)
                        .equals(resource.getKind()));
    }
}
