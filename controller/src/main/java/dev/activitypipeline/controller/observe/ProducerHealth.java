package dev.activitypipeline.controller.observe;

import com.fasterxml.jackson.databind.JsonNode;
import dev.activitypipeline.controller.api.v1alpha1.ProducerStatus;
import dev.activitypipeline.controller.plan.PipelineLabels.Component;
import dev.activitypipeline.controller.plan.PipelinePlan;
import dev.activitypipeline.controller.status.LimbHealth;
import dev.activitypipeline.controller.status.Reason;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** How the producers are, by their StatefulSet, their pods, and what they say of themselves. */
public final class ProducerHealth {
    private ProducerHealth() {}

    /** @param reports what the pods that answered say */
    public static LimbHealth of(PipelinePlan plan, Optional<StatefulSet> set, List<Pod> pods, List<JsonNode> reports) {
        int wanted = plan.suspended() ? 0 : plan.producer().replicas();
        int ready = ready(set);
        if (wanted == 0) {
            return pods.isEmpty()
                    ? new LimbHealth.Suspended(Reason.PRODUCER_SUSPENDED, "no producer is to run")
                    : new LimbHealth.Progressing(Reason.PRODUCER_STOPPING, "producers commit what they hold and stop");
        }
        Optional<PodTrouble> trouble =
                pods.stream().flatMap(pod -> PodTrouble.of(pod).stream()).findFirst();
        if (trouble.isPresent()) {
            return new LimbHealth.Broken(trouble.get().reason(), trouble.get().message());
        }
        Optional<JsonNode> problem = reports.stream()
                .map(report -> report.path("problem"))
                .filter(JsonNode::isObject)
                .findFirst();
        if (problem.isPresent()) {
            String word = problem.get().path("reason").asText();
            return new LimbHealth.Broken(
                    Reason.told(word, Reason.PRODUCER_HINDERED),
                    "the producer: " + word + ": "
                            + problem.get().path("message").asText());
        }
        return ready >= wanted
                ? new LimbHealth.Healthy(Reason.PRODUCER_READY, ready + " of " + wanted + " producers send")
                : new LimbHealth.Progressing(
                        Reason.PRODUCER_STARTING, ready + " of " + wanted + " producers are ready");
    }

    public static ProducerStatus status(PipelinePlan plan, Optional<StatefulSet> set, List<JsonNode> reports) {
        return new ProducerStatus(
                set.map(found -> found.getStatus() == null
                                ? null
                                : found.getStatus().getReplicas())
                        .orElse(0),
                ready(set),
                plan.labels().selectorText(Component.PRODUCER),
                reports.isEmpty() ? null : sum(reports, "acknowledged"),
                reports.isEmpty() ? null : sum(reports, "refused"),
                reports.isEmpty()
                        ? null
                        : Math.rint(reports.stream()
                                .mapToDouble(
                                        report -> report.path("eventsPerSecond").asDouble())
                                .sum()));
    }

    private static int ready(Optional<StatefulSet> set) {
        return set.map(StatefulSet::getStatus)
                .map(status -> status.getReadyReplicas())
                .filter(Objects::nonNull)
                .orElse(0);
    }

    private static long sum(List<JsonNode> reports, String field) {
        return reports.stream().mapToLong(report -> report.path(field).asLong()).sum();
    }
}
