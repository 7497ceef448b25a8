package dev.activitypipeline.controller.topicoperator;

import dev.activitypipeline.controller.topicoperator.KafkaTopicStatus.Condition;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** From what became of a topic to the status of its resource. What does not change keeps its time, so that nothing is written where nothing is new. */
final class StatusReport {
    private StatusReport() {}

    /** @return empty where there is nothing to tell */
    static Optional<KafkaTopicStatus> of(KafkaTopic topic, TopicOutcome outcome, Instant now) {
        return draft(topic, outcome).map(status -> withTimes(status, topic, now));
    }

    private static Optional<KafkaTopicStatus> draft(KafkaTopic topic, TopicOutcome outcome) {
        if (outcome instanceof TopicOutcome.Ready ready) {
            List<Condition> conditions = new ArrayList<>(List.of(new Condition("Ready", "True", null, null, null)));
            ready.warnings()
                    .forEach(warning ->
                            conditions.add(new Condition("Warning", "True", Warnings.REASON, warning, null)));
            return Optional.of(status(topic, conditions, topic.topicName(), ready.topicId(), null));
        }
        if (outcome instanceof TopicOutcome.NotReady notReady) {
            TopicProblem problem = notReady.problem();
            return Optional.of(status(
                    topic,
                    List.of(new Condition("Ready", "False", problem.reason(), problem.message(), null)),
                    topic.topicName(),
                    notReady.topicId().orElse(problem.isSilence() ? lastId(topic) : null),
                    topic.status().map(KafkaTopicStatus::replicasChange).orElse(null)));
        }
        if (outcome instanceof TopicOutcome.Paused) {
            return Optional.of(status(
                    topic,
                    List.of(new Condition("ReconciliationPaused", "True", null, null, null)),
                    topic.topicName(),
                    null,
                    null));
        }
        return outcome instanceof TopicOutcome.Unmanaged
                ? Optional.of(
                        status(topic, List.of(new Condition("Unmanaged", "True", null, null, null)), null, null, null))
                : Optional.empty();
    }

    /** A broker that does not answer has not said that the topic is another. */
    private static String lastId(KafkaTopic topic) {
        return topic.topicId().orElse(null);
    }

    private static KafkaTopicStatus status(
            KafkaTopic topic,
            List<Condition> conditions,
            String topicName,
            String topicId,
            Map<String, Object> replicasChange) {
        return new KafkaTopicStatus(conditions, topic.generation(), topicName, topicId, replicasChange);
    }

    private static KafkaTopicStatus withTimes(KafkaTopicStatus status, KafkaTopic topic, Instant now) {
        List<Condition> before =
                topic.status().map(KafkaTopicStatus::conditions).orElse(List.of());
        return new KafkaTopicStatus(
                status.conditions().stream()
                        .map(condition -> withTime(condition, before, now))
                        .toList(),
                status.observedGeneration(),
                status.topicName(),
                status.topicId(),
                status.replicasChange());
    }

    private static Condition withTime(Condition condition, List<Condition> before, Instant now) {
        String since = before.stream()
                .filter(old -> old.type().equals(condition.type())
                        && old.status().equals(condition.status())
                        && (condition.type().equals("Ready") || Objects.equals(old.message(), condition.message())))
                .map(Condition::since)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseGet(() -> now.truncatedTo(ChronoUnit.SECONDS).toString());
        return new Condition(condition.type(), condition.status(), condition.reason(), condition.message(), since);
    }
}
