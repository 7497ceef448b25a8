package dev.activitypipeline.controller.observe;

import dev.activitypipeline.controller.plan.PipelinePlan;
import dev.activitypipeline.controller.status.LimbHealth;
import dev.activitypipeline.controller.status.Reason;
import dev.activitypipeline.controller.topic.StrimziMark;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.Map;
import java.util.Optional;

/** How the topic is, by what a topic operator, ours or Strimzi's, says of its KafkaTopic. */
public final class TopicHealth {
    private TopicHealth() {}

    /**
     * @param topic as the cluster has it; empty if it is not there yet
     * @param silent whether it has waited for an answer for longer than any topic operator takes
     */
    static LimbHealth of(PipelinePlan plan, Optional<GenericKubernetesResource> topic, boolean silent) {
        if (topic.isEmpty()) {
            return new LimbHealth.Progressing(Reason.TOPIC_CREATING, "the KafkaTopic is being created");
        }
        GenericKubernetesResource resource = topic.get();
        String name = name(resource);
        if (TopicQuestion.unanswered(resource).isPresent()) {
            return silent
                    ? nobody(resource)
                    : new LimbHealth.Progressing(
                            Reason.TOPIC_PENDING,
                            "waits for a topic operator to bring topic "
                                    + plan.topic().name() + " about");
        }
        return TopicQuestion.ready(resource)
                .map(ready -> "True".equals(ready.get("status"))
                        ? new LimbHealth.Healthy(
                                Reason.TOPIC_READY, "topic " + plan.topic().name() + " is as it should be")
                        : notReady(name, ready))
                .orElseGet(() -> new LimbHealth.Healthy(
                        Reason.TOPIC_UNMANAGED,
                        "KafkaTopic " + name + " is kept by hand; the topic is taken as it is"));
    }

    private static LimbHealth notReady(String name, Map<String, Object> condition) {
        String word = text(condition, "reason", Reason.TOPIC_NOT_READY.word());
        Reason reason = Reason.told(word, Reason.TOPIC_NOT_READY);
        return new LimbHealth.Broken(
                reason,
                "KafkaTopic " + name + ": " + (reason.word().equals(word) ? "" : word + ": ")
                        + text(condition, "message", "it is not ready"));
    }

    /** Whether its topic operator has said that it leaves the topic alone. */
    public static boolean isUnmanaged(GenericKubernetesResource topic) {
        return TopicQuestion.says(topic, "Unmanaged");
    }

    /** Kafka's id of the topic, once it is known. */
    public static Optional<String> topicId(Optional<GenericKubernetesResource> topic) {
        return topic.map(resource -> resource.<Object>get("status", "topicId"))
                .map(String::valueOf)
                .filter(id -> !id.isBlank());
    }

    private static LimbHealth nobody(GenericKubernetesResource topic) {
        boolean everAnswered = topic.get("status") != null;
        return new LimbHealth.Broken(
                Reason.NO_TOPIC_OPERATOR,
                "KafkaTopic " + name(topic)
                        + (everAnswered
                                ? " was answered once, but has had no answer to what it says now for more than a minute"
                                : " has had no status for more than a minute")
                        + ": no topic operator watches namespace "
                        + topic.getMetadata().getNamespace() + " with the label " + StrimziMark.CLUSTER + "="
                        + topic.getMetadata().getLabels().get(StrimziMark.CLUSTER)
                        + (everAnswered ? " any more" : "")
                        + "; set topicOperator.enabled=true in the chart, or spec.kafka.cluster to the name that Strimzi's watches");
    }

    private static String name(GenericKubernetesResource topic) {
        return topic.getMetadata().getNamespace() + "/" + topic.getMetadata().getName();
    }

    private static String text(Map<String, Object> map, String key, String otherwise) {
        Object value = map.get(key);
        return value == null ? otherwise : value.toString();
    }
}
