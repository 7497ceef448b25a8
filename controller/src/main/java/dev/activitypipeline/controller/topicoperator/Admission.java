package dev.activitypipeline.controller.topicoperator;

import dev.activitypipeline.controller.topicoperator.TopicOutcome.NotReady;
import java.util.Optional;
import java.util.Set;

/** What can be said of a KafkaTopic without asking Kafka; in this order, for the first that is so is told. */
final class Admission {
    /** Kafka keeps its own books in them. */
    private static final Set<String> INTERNAL =
            Set.of("__consumer_offsets", "__transaction_state", "__share_group_state", "__cluster_metadata");

    private final Claims claims;

    Admission(Claims claims) {
        this.claims = claims;
    }

    static boolean isInternal(String topicName) {
        return INTERNAL.contains(topicName);
    }

    /** @return empty if the topic is to be brought about */
    Optional<TopicOutcome> of(KafkaTopic topic) {
        if (!topic.managed()) {
            claims.release(topic);
            return Optional.of(new TopicOutcome.Unmanaged());
        }
        if (topic.isRenamed()) {
            return refused(TopicProblem.notSupported("Changing spec.topicName is not supported"));
        }
        KafkaTopic manager = claims.manager(topic);
        if (!manager.ref().equals(topic.ref())) {
            return refused(TopicProblem.conflict(manager.ref()));
        }
        claims.hold(topic);
        if (isInternal(topic.topicName())) {
            return refused(TopicProblem.invalidSpec(
                    topic.topicName() + " is Kafka's own topic, which is not to be changed; choose another topicName"));
        }
        if (topic.spec().isEmpty()) {
            return refused(TopicProblem.invalidSpec("the resource has no spec; add one, it may be empty"));
        }
        if (topic.paused()) {
            return Optional.of(new TopicOutcome.Paused());
        }
        return topic.spec()
                .flatMap(KafkaTopicSpec::invalidConfig)
                .map(message -> new NotReady(TopicProblem.invalidConfig(message), Optional.empty()));
    }

    private static Optional<TopicOutcome> refused(TopicProblem problem) {
        return Optional.of(new NotReady(problem, Optional.empty()));
    }
}
