package dev.activitypipeline.controller.plan;

import dev.activitypipeline.controller.schema.SpecViolation;
import java.util.List;

/** What became of planning. */
public sealed interface Planning {

    /** Everything is decided. */
    record Planned(PipelinePlan plan) implements Planning {}

    /**
     * The spec cannot be fulfilled.
     *
     * @param violations all of them, at least one
     */
    record Rejected(List<SpecViolation> violations) implements Planning {
        public Rejected {
            violations = List.copyOf(violations);
        }
    }
}
