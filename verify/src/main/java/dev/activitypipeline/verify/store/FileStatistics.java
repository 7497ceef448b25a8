package dev.activitypipeline.verify.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;

/**
 * What Delta's log says about a file's content: the {@code stats} of an {@code add}, as far as this module uses them.
 *
 * @param rows {@code numRecords}
 * @param ranges {@code minValues} and {@code maxValues} of integer columns
 */
record FileStatistics(OptionalLong rows, Map<String, LongRange> ranges) {
    private static final ObjectMapper JSON = new ObjectMapper();
    static final FileStatistics NONE = new FileStatistics(OptionalLong.empty(), Map.of());

    /** Statistics are a help, never a condition: what cannot be read is absent. */
    static FileStatistics parse(String stats) {
        if (stats == null || stats.isEmpty()) {
            return NONE;
        }
        try {
            JsonNode node = JSON.readTree(stats);
            JsonNode rows = node.path("numRecords");
            Map<String, LongRange> ranges = new HashMap<>();
            JsonNode max = node.path("maxValues");
            node.path("minValues").fields().forEachRemaining(min -> {
                JsonNode greatest = max.path(min.getKey());
                if (min.getValue().isIntegralNumber() && greatest.isIntegralNumber()) {
                    ranges.put(min.getKey(), new LongRange(min.getValue().longValue(), greatest.longValue()));
                }
            });
            return new FileStatistics(
                    rows.isIntegralNumber() ? OptionalLong.of(rows.longValue()) : OptionalLong.empty(), ranges);
        } catch (JsonProcessingException malformed) {
            return NONE;
        }
    }
}
