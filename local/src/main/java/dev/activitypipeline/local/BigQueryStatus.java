package dev.activitypipeline.local;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * What the follower says of itself.
 *
 * @param level whether BigQuery lacks nothing that the store had when the follower looked
 * @param lag rows of the store that BigQuery lacks
 * @param lookedAt when the follower looked at the store last, milliseconds
 * @param problem why BigQuery cannot be written to
 */
record BigQueryStatus(boolean level, long lag, long lookedAt, Optional<Problem> problem) {

    /** What the follower says in one word, and in one sentence. */
    record Problem(String reason, String message) {}

    static Optional<BigQueryStatus> of(JsonNode json) {
        JsonNode problem = json.path("problem");
        return Optional.of(new BigQueryStatus(
                json.path("state").asText().equals("level"),
                json.path("lagRows").asLong(),
                json.path("lookedAt").asLong(),
                problem.isObject()
                        ? Optional.of(new Problem(
                                problem.path("reason").asText(),
                                problem.path("message").asText()))
                        : Optional.empty()));
    }
}
