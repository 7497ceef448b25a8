package dev.activitypipeline.controller.observe;

import com.fasterxml.jackson.databind.JsonNode;
import dev.activitypipeline.controller.api.v1alpha1.BigQueryStatus;
import dev.activitypipeline.controller.plan.PipelinePlan;
import dev.activitypipeline.controller.status.LimbHealth;
import dev.activitypipeline.controller.status.Reason;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.Optional;

/** How the follower is; whatever it is, neither the stream nor the store is the worse for it. */
public final class BigQueryHealth {
    private BigQueryHealth() {}

    /**
     * @param said what its pod says of itself, if it answered
     * @return empty where nothing is to follow the store
     */
    public static Optional<LimbHealth> of(
            PipelinePlan plan, boolean driverRuns, Optional<Pod> pod, Optional<JsonNode> said) {
        if (plan.store().bigQuery().isEmpty()) {
            return Optional.empty();
        }
        if (!driverRuns) {
            return Optional.of(new LimbHealth.Suspended(
                    Reason.FOLLOWER_SUSPENDED, "nothing follows a store that nothing is written to"));
        }
        Optional<LimbHealth> broken = said.flatMap(BigQueryHealth::problem).or(() -> pod.flatMap(PodTrouble::of)
                .map(trouble -> new LimbHealth.Broken(trouble.reason(), trouble.message())));
        return Optional.of(broken.orElseGet(() -> said.map(BigQueryHealth::following)
                .orElseGet(() ->
                        new LimbHealth.Progressing(Reason.FOLLOWER_STARTING, "the follower's pod is on its way"))));
    }

    public static Optional<BigQueryStatus> status(Optional<JsonNode> said) {
        return said.map(report -> new BigQueryStatus(
                report.path("dataset").asText(),
                rows(report),
                report.path("lagRows").asLong(),
                Math.round(report.path("lagSeconds").asDouble())));
    }

    private static Optional<LimbHealth> problem(JsonNode report) {
        JsonNode problem = report.path("problem");
        return problem.isObject()
                ? Optional.of(new LimbHealth.Broken(
                        Reason.told(problem.path("reason").asText(), Reason.FOLLOWER_FAILING),
                        problem.path("message").asText() + "; " + lag(report)))
                : Optional.empty();
    }

    private static LimbHealth following(JsonNode report) {
        String dataset = report.path("dataset").asText();
        return report.path("state").asText().equals("level")
                ? new LimbHealth.Healthy(Reason.LEVEL, dataset + " holds the store's " + rows(report) + " rows")
                : new LimbHealth.Healthy(Reason.FOLLOWING, dataset + " follows: " + lag(report));
    }

    private static String lag(JsonNode report) {
        return report.path("lagRows").asLong() + " rows behind, for "
                + Math.round(report.path("lagSeconds").asDouble()) + " s";
    }

    private static long rows(JsonNode report) {
        long rows = 0;
        for (JsonNode table : report.path("tables")) {
            rows += table.path("rows").asLong();
        }
        return rows;
    }
}
