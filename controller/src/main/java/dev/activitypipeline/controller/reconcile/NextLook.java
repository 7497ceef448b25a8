package dev.activitypipeline.controller.reconcile;

import dev.activitypipeline.controller.api.v1alpha1.ActivityPipelineStatus;
import java.time.Duration;

/** When to look at a pipeline again if nothing of it changes until then: a change of the pipeline, or of any of its objects, is seen at once. */
final class NextLook {
    static final Duration STEADY = Duration.ofSeconds(10);
    /** While something is on its way a person may be watching. */
    static final Duration SOONEST = Duration.ofSeconds(2);

    static final Duration LATEST = Duration.ofSeconds(30);
    /** So that what only time brings, a minute of silence for one, is told at most a quarter late. */
    private static final int PART = 4;

    private NextLook() {}

    /**
     * Looks at what waits for long become rarer, up to {@link #LATEST}: thousands of pipelines that wait for the same broker would take all of the
     * controller's time.
     *
     * @param quiet for how long each look has found the same
     */
    static Duration after(ActivityPipelineStatus status, Duration quiet) {
        if (!isOnItsWay(status)) {
            return STEADY;
        }
        Duration part = quiet.dividedBy(PART);
        if (part.compareTo(SOONEST) < 0) {
            return SOONEST;
        }
        return part.compareTo(LATEST) > 0 ? LATEST : part;
    }

    private static boolean isOnItsWay(ActivityPipelineStatus status) {
        return status.phase().equals("Pending")
                || (status.proof() != null && status.proof().state().equals("Running"));
    }
}
