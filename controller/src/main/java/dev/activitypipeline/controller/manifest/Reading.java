package dev.activitypipeline.controller.manifest;

import dev.activitypipeline.controller.api.v1alpha1.ActivityPipeline;
import dev.activitypipeline.controller.schema.SpecViolation;
import java.util.List;
import java.util.Optional;

/** What became of a manifest. */
public sealed interface Reading {

    /** It has the resource's shape; whether it can be fulfilled is the planner's question. */
    record Read(ActivityPipeline pipeline) implements Reading {}

    /**
     * It does not have the resource's shape.
     *
     * @param violations what is wrong, at least one
     * @param remainder what is left without the parts at fault, for a check of the rest in the same round
     */
    record Unreadable(List<SpecViolation> violations, Optional<ActivityPipeline> remainder) implements Reading {
        public Unreadable {
            violations = List.copyOf(violations);
        }

        Unreadable(List<SpecViolation> violations) {
            this(violations, Optional.empty());
        }
    }
}
