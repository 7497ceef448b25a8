package dev.activitypipeline.controller.observe;

import dev.activitypipeline.controller.topic.StrimziMark;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What a KafkaTopic asks of whoever looks after it. Its generation is not all: the annotations that leave a topic alone do not move it.
 *
 * @param uid of the resource
 * @param managed whether the topic is to be as the spec says
 * @param paused whether it is to be left alone for now
 */
record TopicQuestion(String uid, Long generation, boolean managed, boolean paused) {
    /** @return empty if a topic operator has answered to it */
    static Optional<TopicQuestion> unanswered(GenericKubernetesResource topic) {
        TopicQuestion question = of(topic);
        return question.isAnswered(topic) ? Optional.empty() : Optional.of(question);
    }

    /** The condition {@code Ready}, if it is about the spec that is there now. */
    static Optional<Map<String, Object>> ready(GenericKubernetesResource topic) {
        return isOfThisGeneration(topic)
                ? conditions(topic).stream()
                        .filter(condition -> "Ready".equals(condition.get("type")))
                        .findFirst()
                : Optional.empty();
    }

    /** Whether its condition of this type is True. */
    static boolean says(GenericKubernetesResource topic, String type) {
        return conditions(topic).stream()
                .anyMatch(condition -> type.equals(condition.get("type")) && "True".equals(condition.get("status")));
    }

    private static TopicQuestion of(GenericKubernetesResource topic) {
        return new TopicQuestion(
                topic.getMetadata().getUid(),
                topic.getMetadata().getGeneration(),
                StrimziMark.isManaged(topic),
                StrimziMark.isPaused(topic));
    }

    /** Who has once been answered and is left alone is not waiting: nothing is to happen to it, whatever its spec says. */
    private boolean isAnswered(GenericKubernetesResource topic) {
        boolean leftAlone = !managed || paused;
        return leftAlone ? topic.get("status") != null : ready(topic).isPresent();
    }

    private static boolean isOfThisGeneration(GenericKubernetesResource topic) {
        return topic.get("status", "observedGeneration") instanceof Number observed
                && Objects.equals(observed.longValue(), topic.getMetadata().getGeneration());
    }

    private static List<Map<String, Object>> conditions(GenericKubernetesResource topic) {
        List<Map<String, Object>> conditions = topic.get("status", "conditions");
        return conditions == null ? List.of() : conditions;
    }
}
