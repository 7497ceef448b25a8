package dev.activitypipeline.controller.observe;

import dev.activitypipeline.controller.api.v1alpha1.ActivityPipeline;
import dev.activitypipeline.controller.api.v1alpha1.ActivityPipelineStatus;
import dev.activitypipeline.controller.api.v1alpha1.ProofStatus;
import dev.activitypipeline.controller.api.v1alpha1.StreamStatus;
import dev.activitypipeline.controller.plan.PipelinePlan;
import dev.activitypipeline.controller.status.LimbHealth;
import dev.activitypipeline.controller.status.Observation;
import java.time.Instant;
import java.util.Optional;

/** From what one look found to how each limb is. */
public final class Diagnosis {
    private Diagnosis() {}

    /** @param topic how the topic is */
    public static Observation of(
            ActivityPipeline pipeline,
            PipelinePlan plan,
            LiveState live,
            Drain drain,
            Logins logins,
            LimbHealth topic,
            Optional<ProofStatus> proof,
            Instant now) {
        Optional<StreamStatus> before =
                Optional.ofNullable(pipeline.getStatus()).map(ActivityPipelineStatus::stream);
        boolean hasConsumer =
                live.driver().map(pod -> pod.getSpec().getNodeName()).isPresent();
        Optional<LimbHealth> locked = locked(plan, logins.kafka());
        return new Observation(
                topic,
                StoreHealth.of(live.claim(), hasConsumer),
                locked.orElseGet(
                        () -> ProducerHealth.of(plan, live.producerSet(), live.producers(), live.producersSay())),
                locked.orElseGet(() -> StreamHealth.of(plan, live, drain, before, now)),
                TopicHealth.topicId(live.topic()),
                ProducerHealth.status(plan, live.producerSet(), live.producersSay()),
                StreamHealth.status(plan, live.driver(), live.executors(), live.driverSays(), before),
                StoreHealth.status(live.claim()),
                proof,
                locked(plan, logins.bigQuery())
                        .or(() -> BigQueryHealth.of(plan, drain.driverRuns(), live.follower(), live.followerSays())),
                BigQueryHealth.status(live.followerSays()));
    }

    /** What runs goes on; but nothing of it could be started again. */
    private static Optional<LimbHealth> locked(PipelinePlan plan, Credentials credentials) {
        return credentials instanceof Credentials.Unusable unusable && !plan.suspended()
                ? Optional.of(new LimbHealth.Broken(unusable.reason(), unusable.message()))
                : Optional.empty();
    }
}
