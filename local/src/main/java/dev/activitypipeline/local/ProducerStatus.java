package dev.activitypipeline.local;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * What a producer says of itself.
 *
 * @param state one of Starting, Running, Done, Stopped, Failed
 * @param nextSequence the number after the last one in a committed transaction: how many it has sent, over all its starts
 * @param refused what it did not take from its source since its start
 */
record ProducerStatus(String state, long nextSequence, long refused) {
    /** Empty while the producer has not read its own position: its counters are not its own yet. */
    static Optional<ProducerStatus> of(JsonNode json) {
        ProducerStatus status = read(json);
        return status.state().equals("Starting") ? Optional.empty() : Optional.of(status);
    }

    private static ProducerStatus read(JsonNode json) {
        return new ProducerStatus(
                json.path("state").asText(),
                json.path("nextSeq").asLong(),
                json.path("refused").asLong());
    }
}
