package dev.activitypipeline.controller.monitor;

import dev.activitypipeline.controller.limb.LimbMetadata;
import dev.activitypipeline.controller.limb.ProcessContainer;
import dev.activitypipeline.controller.plan.PipelineLabels.Component;
import dev.activitypipeline.controller.plan.PipelinePlan;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.openshift.api.model.monitoring.v1.PodMonitor;
import io.fabric8.openshift.api.model.monitoring.v1.PodMonitorBuilder;
import java.util.Map;

/** The PodMonitor of a pipeline: all its pods that have a status port, the producers' and the driver's. */
public final class PodMonitorManifest {
    private PodMonitorManifest() {}

    /** @param labels by which a Prometheus selects its PodMonitors, beside our own, which they do not replace */
    public static PodMonitor of(PipelinePlan plan, Map<String, String> labels) {
        ObjectMeta ours =
                LimbMetadata.owned(plan, Component.MONITOR, plan.names().monitor());
        return new PodMonitorBuilder()
                .withMetadata(new ObjectMetaBuilder(ours)
                        .withLabels(labels)
                        .addToLabels(ours.getLabels())
                        .build())
                .withNewSpec()
                .withNewSelector()
                .withMatchLabels(plan.labels().selector())
                .endSelector()
                .addNewPodMetricsEndpoint()
                .withPort(ProcessContainer.STATUS)
                .withPath("/metrics")
                .endPodMetricsEndpoint()
                .endSpec()
                .build();
    }
}
