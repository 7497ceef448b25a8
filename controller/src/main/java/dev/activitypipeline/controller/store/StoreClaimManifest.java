package dev.activitypipeline.controller.store;

import dev.activitypipeline.controller.limb.LimbMetadata;
import dev.activitypipeline.controller.plan.PipelineLabels.Component;
import dev.activitypipeline.controller.plan.PipelinePlan;
import dev.activitypipeline.controller.plan.StorePlan;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimBuilder;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimSpec;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimSpecBuilder;

/** The PersistentVolumeClaim of the store: not a template of the driver's StatefulSet, for executors mount it too, and it may grow. */
public final class StoreClaimManifest {
    private StoreClaimManifest() {}

    /** The claim. Under policy Retain it has no owner, or it would go with the pipeline and take the tables along. */
    public static PersistentVolumeClaim of(PipelinePlan plan) {
        return new PersistentVolumeClaimBuilder()
                .withMetadata(LimbMetadata.ofData(
                        plan,
                        Component.STORE,
                        plan.names().store(),
                        plan.store().deletionPolicy()))
                .withSpec(spec(plan.store()))
                .build();
    }

    private static PersistentVolumeClaimSpec spec(StorePlan store) {
        return new PersistentVolumeClaimSpecBuilder()
                .withAccessModes(store.accessMode())
                .withStorageClassName(store.storageClassName().orElse(null))
                .withNewResources()
                .addToRequests("storage", VolumeSize.of(store.size()))
                .endResources()
                .build();
    }
}
