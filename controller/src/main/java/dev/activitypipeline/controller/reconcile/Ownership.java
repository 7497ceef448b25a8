package dev.activitypipeline.controller.reconcile;

import dev.activitypipeline.controller.plan.PipelineLabels;
import dev.activitypipeline.controller.plan.PipelinePlan;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.Optional;

/** Whether an object of the cluster is a pipeline's own. Server-side apply would take any object over; what is not ours is never touched. */
final class Ownership {
    private Ownership() {}

    static boolean isOurs(HasMetadata object, PipelinePlan plan) {
        boolean owned = object.getMetadata().getOwnerReferences().stream()
                .anyMatch(owner -> plan.uid().filter(owner.getUid()::equals).isPresent());
        return owned || isLabelled(object, plan);
    }

    /** What stays after its pipeline has no owner, and is found again by its labels. */
    private static boolean isLabelled(HasMetadata object, PipelinePlan plan) {
        return PipelineLabels.instanceOf(object.getMetadata().getLabels())
                        .equals(Optional.of(plan.labels().instance()))
                && object.getMetadata().getOwnerReferences().isEmpty();
    }
}
