package dev.activitypipeline.controller.reconcile;

import dev.activitypipeline.controller.observe.Drain;
import dev.activitypipeline.controller.observe.DrainWatch;
import dev.activitypipeline.controller.observe.LiveState;
import dev.activitypipeline.controller.plan.PipelinePlan;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The pipelines that are being suspended, by their UID. */
final class Drains {
    private final Map<String, DrainWatch> watches = new ConcurrentHashMap<>();

    Drain look(PipelinePlan plan, LiveState live, Instant now) {
        String uid = plan.uid().orElseThrow();
        if (!plan.suspended()) {
            watches.remove(uid);
            return new Drain.NotAsked();
        }
        return toTheEnd(plan, live, now);
    }

    /** As if the plan were to suspend. */
    Drain toTheEnd(PipelinePlan plan, LiveState live, Instant now) {
        String uid = plan.uid().orElseThrow();
        return watches.computeIfAbsent(uid, first -> new DrainWatch()).look(plan, live, now);
    }

    void forget(String uid) {
        watches.remove(uid);
    }
}
