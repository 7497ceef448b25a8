package dev.activitypipeline.controller.observe;

import dev.activitypipeline.controller.plan.PipelinePlan;
import dev.activitypipeline.controller.status.LimbHealth;
import dev.activitypipeline.controller.status.Reason;
import dev.activitypipeline.controller.topic.StrimziMark;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** How the topic is, by what a topic operator, ours or Strimzi's, says of its KafkaTopic. */
public final class TopicHealth {
    /** A topic operator that watches answers within seconds. */
    private static final Duration SILENCE = Duration.ofSeconds(60);

    private TopicHealth() {}

    /** @param topic as the cluster has it; empty if it is not there yet */
    public static LimbHealth of(PipelinePlan plan, Optional<GenericKubernetesResource> topic, Instant now) {
        if (topic.isEmpty()) {
            return new LimbHealth.Progressing(Reason.TOPIC_CREATING, "the KafkaTopic is being created");
        }
        GenericKubernetesResource resource = topic.get();
        String name = resource.getMetadata().getNamespace() + "/"
                + resource.getMetadata().getName();
        Long observed = asLong(resource.get("status", "observedGeneration"));
        if (!Objects.equals(observed, resource.getMetadata().getGeneration())) {
            return silent(plan, resource, name, now);
        }
        for (Map<String, Object> condition : conditions(resource)) {
            if ("Ready".equals(condition.get("type"))) {
                return "True".equals(condition.get("status"))
                        ? new LimbHealth.Healthy(
                                Reason.TOPIC_READY, "topic " + plan.topic().name() + " is as it should be")
                        : notReady(name, condition);
            }
            if ("Unmanaged".equals(condition.get("type")) || "ReconciliationPaused".equals(condition.get("type"))) {
                return new LimbHealth.Healthy(
                        Reason.TOPIC_UNMANAGED, "KafkaTopic " + name + " is kept by hand; the topic is taken as it is");
            }
        }
        return silent(plan, resource, name, now);
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
        return conditions(topic).stream()
                .anyMatch(condition ->
                        "Unmanaged".equals(condition.get("type")) && "True".equals(condition.get("status")));
    }

    /** Kafka's id of the topic, once it is known. */
    public static Optional<String> topicId(Optional<GenericKubernetesResource> topic) {
        return topic.map(resource -> resource.<Object>get("status", "topicId"))
                .map(String::valueOf)
                .filter(id -> !id.isBlank());
    }

    private static LimbHealth silent(PipelinePlan plan, GenericKubernetesResource topic, String name, Instant now) {
        Instant since = Instant.parse(topic.getMetadata().getCreationTimestamp());
        boolean everAnswered = topic.get("status") != null;
        if (!everAnswered && Duration.between(since, now).compareTo(SILENCE) > 0) {
            return new LimbHealth.Broken(
                    Reason.NO_TOPIC_OPERATOR,
                    "KafkaTopic " + name + " has had no status for "
                            + Duration.between(since, now).toSeconds() + " s: no topic operator watches namespace "
                            + topic.getMetadata().getNamespace() + " with the label " + StrimziMark.CLUSTER + "="
                            + topic.getMetadata().getLabels().get(StrimziMark.CLUSTER)
                            + "; set topicOperator.enabled=true in the chart, or spec.kafka.cluster to the name that Strimzi's watches");
        }
        return new LimbHealth.Progressing(
                Reason.TOPIC_PENDING,
                "waits for a topic operator to bring topic " + plan.topic().name() + " about");
    }

    private static List<Map<String, Object>> conditions(GenericKubernetesResource resource) {
        List<Map<String, Object>> conditions = resource.get("status", "conditions");
        return conditions == null ? List.of() : conditions;
    }

    private static String text(Map<String, Object> map, String key, String otherwise) {
        Object value = map.get(key);
        return value == null ? otherwise : value.toString();
    }

    private static Long asLong(Object number) {
        return number instanceof Number value ? value.longValue() : null;
    }
}
