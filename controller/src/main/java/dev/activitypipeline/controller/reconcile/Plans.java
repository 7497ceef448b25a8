package dev.activitypipeline.controller.reconcile;

import dev.activitypipeline.controller.api.v1alpha1.ActivityPipeline;
import dev.activitypipeline.controller.plan.PipelinePlanner;
import dev.activitypipeline.controller.plan.Planning;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** By a pipeline's UID, what was planned for its spec: a spec is planned once, and again when its generation changes. */
final class Plans {
    private final Map<String, Known> plans = new ConcurrentHashMap<>();

    private record Known(long generation, Planning planning) {}

    Planning of(ActivityPipeline pipeline) {
        long generation = pipeline.getMetadata().getGeneration();
        return plans.compute(
                        pipeline.getMetadata().getUid(),
                        (uid, known) -> known != null && known.generation() == generation
                                ? known
                                : new Known(generation, PipelinePlanner.plan(pipeline)))
                .planning();
    }

    void forget(String uid) {
        plans.remove(uid);
    }
}
