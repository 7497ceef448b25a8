package dev.activitypipeline.controller.reconcile;

import dev.activitypipeline.controller.api.v1alpha1.ActivityPipeline;
import dev.activitypipeline.controller.observe.LiveState;
import dev.activitypipeline.controller.observe.TopicWatch;
import dev.activitypipeline.controller.plan.PipelinePlan;
import dev.activitypipeline.controller.status.LimbHealth;
import dev.activitypipeline.controller.status.Reason;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The KafkaTopics of the pipelines, by the pipeline's UID. */
final class TopicWatches {
    private final Map<String, TopicWatch> watches = new ConcurrentHashMap<>();

    LimbHealth look(ActivityPipeline pipeline, PipelinePlan plan, LiveState live, Instant now) {
        return watches.computeIfAbsent(
                        plan.uid().orElseThrow(), first -> new TopicWatch(saysThatNobodyAnswers(pipeline)))
                .look(plan, live.topic(), now);
    }

    void forget(String uid) {
        watches.remove(uid);
    }

    private static boolean saysThatNobodyAnswers(ActivityPipeline pipeline) {
        return Stream.ofNullable(pipeline.getStatus())
                .flatMap(status -> Stream.ofNullable(status.conditions()).flatMap(List::stream))
                .anyMatch(condition -> Objects.equals(condition.reason(), Reason.NO_TOPIC_OPERATOR.word()));
    }
}
