package dev.activitypipeline.controller.reconcile;

import dev.activitypipeline.controller.api.v1alpha1.ActivityPipeline;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.javaoperatorsdk.operator.api.config.Cloner;

/**
 * Copies what the framework hands out of its cache, once for each look. Spec and status of a pipeline are records that nobody can change, and are shared; by
 * way of JSON, as the framework does it for others, the copy costs more than the look.
 */
public final class PipelineCloner implements Cloner {
    private final KubernetesSerialization others;

    /** @param others copies whatever is no pipeline */
    public PipelineCloner(KubernetesSerialization others) {
        this.others = others;
    }

    @Override
    @SuppressWarnings("unchecked") // a pipeline's copy is a pipeline
    public <R extends HasMetadata> R clone(R object) {
        return object instanceof ActivityPipeline pipeline ? (R) copy(pipeline) : others.clone(object);
    }

    private static ActivityPipeline copy(ActivityPipeline pipeline) {
        ActivityPipeline copy = new ActivityPipeline();
        copy.setApiVersion(pipeline.getApiVersion());
        copy.setKind(pipeline.getKind());
        copy.setMetadata(new ObjectMetaBuilder(pipeline.getMetadata()).build());
        copy.setSpec(pipeline.getSpec());
        copy.setStatus(pipeline.getStatus());
        return copy;
    }
}
