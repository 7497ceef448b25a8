package dev.activitypipeline.controller.streamjob;

import dev.activitypipeline.controller.limb.LimbMetadata;
import dev.activitypipeline.controller.plan.PipelineLabels.Component;
import dev.activitypipeline.controller.plan.PipelinePlan;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;

/** The headless Service that gives the driver's pod a name. */
final class DriverService {
    private DriverService() {}

    static Service of(PipelinePlan plan) {
        return new ServiceBuilder()
                .withMetadata(LimbMetadata.owned(plan, Component.STREAM, plan.names().stream()))
                .withNewSpec()
                .withClusterIP("None")
                // Executors look the driver up before it is ready: it becomes ready by their work.
                .withPublishNotReadyAddresses(true)
                .withSelector(plan.labels().selector(Component.STREAM))
                .withPorts(DriverPorts.ofService(plan))
                .endSpec()
                .build();
    }

    /** Where executors find the driver. */
    static String hostOfDriver(PipelinePlan plan) {
        return plan.names().streamPod() + "." + plan.names().stream() + "."
                + plan.namespace().orElseThrow() + ".svc";
    }
}
