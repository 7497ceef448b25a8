package dev.activitypipeline.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * A batch that a Spark job has finished.
 *
 * @param rows records read
 * @param triggerMillis Spark's {@code triggerExecution}: the whole batch
 * @param addBatchMillis Spark's {@code addBatch}: the part in which data moves
 * @param cpuNanos CPU time of the process until then
 */
record Batch(long id, long rows, long triggerMillis, long addBatchMillis, long cpuNanos) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Reads a line of {@code ProgressLog}. */
    static Batch of(String line) throws JsonProcessingException {
        JsonNode node = JSON.readTree(line);
        JsonNode progress = node.required("progress");
        JsonNode durations = progress.required("durationMs");
        return new Batch(
                progress.required("batchId").asLong(),
                progress.required("numInputRows").asLong(),
                durations.path("triggerExecution").asLong(),
                durations.path("addBatch").asLong(),
                node.required("cpuNanos").asLong());
    }
}
