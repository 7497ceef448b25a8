package dev.activitypipeline.bigquery.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.OptionalLong;

/**
 * What a log entry says of a file's rows; writers may leave any of it out.
 *
 * @param rows how many there are
 * @param firstBatch the least {@code batch_id}
 * @param lastBatch the greatest
 */
record FileStatistics(OptionalLong rows, OptionalLong firstBatch, OptionalLong lastBatch) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** @param stats Delta's statistics, a JSON object as text, or null */
    static FileStatistics parse(String stats) {
        try {
            JsonNode tree = stats == null ? JSON.createObjectNode() : JSON.readTree(stats);
            return new FileStatistics(
                    number(tree.path("numRecords")),
                    number(tree.path("minValues").path("batch_id")),
                    number(tree.path("maxValues").path("batch_id")));
        } catch (JsonProcessingException unreadable) {
            return new FileStatistics(OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty());
        }
    }

    private static OptionalLong number(JsonNode value) {
        return value.isIntegralNumber() ? OptionalLong.of(value.longValue()) : OptionalLong.empty();
    }
}
