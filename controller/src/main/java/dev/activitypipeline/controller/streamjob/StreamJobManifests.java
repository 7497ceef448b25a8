package dev.activitypipeline.controller.streamjob;

import dev.activitypipeline.controller.limb.Circumstances;
import dev.activitypipeline.controller.limb.KafkaAccess;
import dev.activitypipeline.controller.limb.LimbMetadata;
import dev.activitypipeline.controller.plan.Images;
import dev.activitypipeline.controller.plan.PipelineLabels.Component;
import dev.activitypipeline.controller.plan.PipelinePlan;
import dev.activitypipeline.controller.plan.PulledImage;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudgetBuilder;
import java.util.ArrayList;
import java.util.List;

/** All objects of the stream job. */
public final class StreamJobManifests {
    private StreamJobManifests() {}

    /** The objects, each after those that it needs. */
    public static List<HasMetadata> of(PipelinePlan plan, Images images, Circumstances seen) {
        PulledImage image = images.streamOf(plan);
        KafkaAccess kafka = KafkaAccess.of(plan.kafka());
        DriverConfig config = DriverConfig.of(plan, image, kafka);
        List<HasMetadata> objects = new ArrayList<>(DriverAccess.of(plan));
        objects.add(config.toConfigMap(plan));
        objects.add(DriverService.of(plan));
        objects.add(budget(plan));
        objects.add(DriverSet.of(plan, image, kafka, config.readAtStart(kafka, seen.credentials()), seen.driverRuns()));
        return objects;
    }

    /**
     * A drain of the node does not take a running driver along unasked: the stream would stand still for a JVM's start, and its batch be read again. Who drains
     * decides: suspending the pipeline lets the batch finish, deleting the pod does not. A driver that is not ready holds up nothing.
     */
    private static PodDisruptionBudget budget(PipelinePlan plan) {
        return new PodDisruptionBudgetBuilder()
                .withMetadata(LimbMetadata.owned(plan, Component.STREAM, plan.names().stream()))
                .withNewSpec()
                .withMaxUnavailable(new IntOrString(0))
                .withUnhealthyPodEvictionPolicy("AlwaysAllow")
                .withNewSelector()
                .withMatchLabels(plan.labels().selector(Component.STREAM))
                .endSelector()
                .endSpec()
                .build();
    }
}
