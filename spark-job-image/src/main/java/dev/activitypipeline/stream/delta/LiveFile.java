package dev.activitypipeline.stream.delta;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/**
 * A data file that a table's newest version holds.
 *
 * @param path below the table, as the log spells it
 * @param partition partition column to value
 * @param bytes the file's length, as the log tells it
 * @param stats Delta's statistics, a JSON object as text; without members where the log has none
 */
public record LiveFile(String path, Map<String, String> partition, long bytes, String stats) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** @param dataChange false where the rows stay in the table */
    ObjectNode toRemoval(long atMillis, boolean dataChange) {
        ObjectNode action = JSON.createObjectNode();
        ObjectNode remove = action.putObject("remove");
        remove.put("path", path)
                .put("deletionTimestamp", atMillis)
                .put("dataChange", dataChange)
                .put("extendedFileMetadata", true)
                .put("size", bytes);
        ObjectNode values = remove.putObject("partitionValues");
        partition.forEach(values::put);
        return action;
    }
}
