package dev.activitypipeline.controller.limb;

import dev.activitypipeline.controller.api.v1alpha1.ActivityPipeline;
import dev.activitypipeline.controller.api.v1alpha1.DeletionPolicy;
import dev.activitypipeline.controller.plan.PipelineLabels.Component;
import dev.activitypipeline.controller.plan.PipelinePlan;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import java.util.SortedMap;

/** Name, labels and owner of a pipeline's objects. */
public final class LimbMetadata {
    /** The pipeline whose data an object holds, as an annotation: another pipeline of the name finds it there, and goes on with the data. */
    public static final String IDENTITY = "activity.dev/pipeline-id";

    private LimbMetadata() {}

    /** Of an object that goes with its pipeline: the cluster's garbage collector sees to that, even when the controller is gone. */
    public static ObjectMeta owned(PipelinePlan plan, Component component, String name) {
        return named(plan, component, name).withOwnerReferences(owner(plan)).build();
    }

    /**
     * Of an object that holds data, and whose fate the user chooses. One that is to stay has no owner: the garbage collector takes what an owner leaves behind, and
     * asks nobody.
     */
    public static ObjectMeta ofData(PipelinePlan plan, Component component, String name, DeletionPolicy policy) {
        ObjectMetaBuilder metadata = named(plan, component, name)
                .addToAnnotations(IDENTITY, plan.identity().orElseThrow());
        return policy == DeletionPolicy.RETAIN
                ? metadata.build()
                : metadata.withOwnerReferences(owner(plan)).build();
    }

    private static ObjectMetaBuilder named(PipelinePlan plan, Component component, String name) {
        return new ObjectMetaBuilder()
                .withNamespace(plan.namespace().orElseThrow())
                .withName(name)
                .withLabels(plan.labels().of(component));
    }

    /** Of pods, whose names and owners their controller gives them. */
    public static ObjectMeta ofPods(PipelinePlan plan, Component component, SortedMap<String, String> annotations) {
        return new ObjectMetaBuilder()
                .withLabels(plan.labels().of(component))
                .withAnnotations(annotations)
                .build();
    }

    private static OwnerReference owner(PipelinePlan plan) {
        return new OwnerReferenceBuilder()
                .withApiVersion(HasMetadata.getApiVersion(ActivityPipeline.class))
                .withKind(HasMetadata.getKind(ActivityPipeline.class))
                .withName(plan.pipeline())
                .withUid(plan.uid().orElseThrow())
                .withController(true)
                .withBlockOwnerDeletion(true)
                .build();
    }
}
