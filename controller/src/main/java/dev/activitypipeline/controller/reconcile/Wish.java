package dev.activitypipeline.controller.reconcile;

import dev.activitypipeline.controller.limb.Circumstances;
import dev.activitypipeline.controller.observe.Drain;
import dev.activitypipeline.controller.observe.Logins;
import dev.activitypipeline.controller.plan.PipelinePlan;

/**
 * All that decides how the objects of a pipeline are to be: equal wishes are for equal objects.
 *
 * @param driverNeeded whether the driver of a pipeline has something left to do
 */
record Wish(PipelinePlan plan, boolean driverNeeded, Logins logins) {
    static Wish of(PipelinePlan plan, Drain drain, Logins logins) {
        return new Wish(plan, drain.driverRuns(), logins);
    }

    String uid() {
        return plan.uid().orElseThrow();
    }

    /** Processes that could not log in are not started; those that run are left alone, for they still may. */
    boolean leavesProcessesAlone() {
        return isLocked() && !plan.suspended();
    }

    /** The follower has a login of its own. */
    boolean leavesFollowerAlone() {
        return leavesProcessesAlone() || (!logins.bigQuery().usable() && !plan.suspended());
    }

    Circumstances ofProcesses() {
        return new Circumstances(driverRuns(), logins.kafka().digestIfKnown());
    }

    Circumstances ofFollower() {
        return new Circumstances(driverRuns(), logins.bigQuery().digestIfKnown());
    }

    private boolean driverRuns() {
        return driverNeeded && !isLocked();
    }

    private boolean isLocked() {
        return !logins.kafka().usable();
    }
}
