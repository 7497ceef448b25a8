package dev.activitypipeline.controller.limb;

import dev.activitypipeline.controller.plan.PipelineLabels.Component;
import dev.activitypipeline.controller.plan.PipelinePlan;
import io.fabric8.kubernetes.api.model.Affinity;
import io.fabric8.kubernetes.api.model.AffinityBuilder;
import java.util.Optional;

/** Where a pod has to be that mounts the store beside the driver. */
public final class StoreNode {
    private StoreNode() {}

    /** Beside the driver where the volume is of one node, and as many of its pods as mount it; anywhere else it is empty. */
    public static Optional<Affinity> affinity(PipelinePlan plan) {
        return plan.store().accessMode().equals("ReadWriteOnce") ? Optional.of(besideDriver(plan)) : Optional.empty();
    }

    private static Affinity besideDriver(PipelinePlan plan) {
        return new AffinityBuilder()
                .withNewPodAffinity()
                .addNewRequiredDuringSchedulingIgnoredDuringExecution()
                .withTopologyKey("kubernetes.io/hostname")
                .withNewLabelSelector()
                .withMatchLabels(plan.labels().selector(Component.STREAM))
                .endLabelSelector()
                .endRequiredDuringSchedulingIgnoredDuringExecution()
                .endPodAffinity()
                .build();
    }
}
