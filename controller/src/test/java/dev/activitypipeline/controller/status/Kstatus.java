package dev.activitypipeline.controller.status;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What kstatus (sigs.k8s.io/cli-utils) makes of a resource of a kind that it does not know: deletion before generation, generation before the
 * conditions Reconciling and Stalled in their order, those before Ready, and Current where there is nothing to go by.
 */
final class Kstatus {
    private Kstatus() {}

    static String of(JsonNode resource) {
        if (resource.at("/metadata").hasNonNull("deletionTimestamp")) {
            return "Terminating";
        }
        JsonNode observed = resource.at("/status/observedGeneration");
        if (observed.isNumber()
                && observed.asLong() != resource.at("/metadata/generation").asLong()) {
            return "InProgress";
        }
        for (JsonNode condition : resource.at("/status/conditions")) {
            boolean holds = condition.path("status").asText().equals("True");
            if (holds && condition.path("type").asText().equals("Reconciling")) {
                return "InProgress";
            }
            if (holds && condition.path("type").asText().equals("Stalled")) {
                return "Failed";
            }
        }
        for (JsonNode condition : resource.at("/status/conditions")) {
            if (condition.path("type").asText().equals("Ready")) {
                return condition.path("status").asText().equals("True") ? "Current" : "InProgress";
            }
        }
        return "Current";
    }
}
