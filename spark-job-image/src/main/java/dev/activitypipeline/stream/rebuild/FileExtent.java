package dev.activitypipeline.stream.rebuild;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.activitypipeline.stream.delta.LiveFile;

/**
 * Where the rows of a file stood in the topic, by the file's statistics in its table's log. Least and greatest are over all its rows, so that a file may
 * have rows at some of these places only.
 *
 * @param rows how many; -1 where the log does not say
 */
record FileExtent(
        int minPartition, int maxPartition, long minOffset, long maxOffset, long minBatch, long maxBatch, long rows) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static FileExtent of(LiveFile file) {
        JsonNode stats;
        try {
            stats = JSON.readTree(file.stats());
        } catch (JsonProcessingException unreadable) {
            stats = JSON.createObjectNode();
        }
        JsonNode least = stats.path("minValues");
        JsonNode greatest = stats.path("maxValues");
        return new FileExtent(
                least.path("kafka_partition").asInt(0),
                greatest.path("kafka_partition").asInt(Integer.MAX_VALUE),
                least.path("kafka_offset").asLong(0),
                greatest.path("kafka_offset").asLong(Long.MAX_VALUE),
                least.path("batch_id").asLong(0),
                greatest.path("batch_id").asLong(Long.MAX_VALUE),
                stats.path("numRecords").asLong(-1));
    }

    boolean covers(int partition, long offset) {
        return partition >= minPartition && partition <= maxPartition && offset >= minOffset && offset <= maxOffset;
    }

    boolean isOfOneBatch() {
        return minBatch == maxBatch;
    }
}
