package dev.activitypipeline.stream.delta;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.activitypipeline.stream.journal.DataFile;
import java.util.Map;

/**
 * A data file as a log entry adds it.
 *
 * @param path below the table
 * @param partition partition column to value
 * @param bytes the file's length
 * @param stats Delta's statistics, a JSON object as text
 * @param modifiedAtMillis when it was written
 */
public record AddedFile(String path, Map<String, String> partition, long bytes, String stats, long modifiedAtMillis) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** A data file of {@code events} or {@code rejected}. */
    public static AddedFile of(DataFile file, long modifiedAtMillis) {
        ObjectNode stats = JSON.createObjectNode();
        stats.put("numRecords", file.rows());
        ObjectNode least = stats.putObject("minValues");
        least.put("kafka_partition", file.minPartition())
                .put("kafka_offset", file.minOffset())
                .put("batch_id", file.batchId());
        ObjectNode greatest = stats.putObject("maxValues");
        greatest.put("kafka_partition", file.maxPartition())
                .put("kafka_offset", file.maxOffset())
                .put("batch_id", file.batchId());
        Map<String, String> partition = file.date() == null ? Map.of() : Map.of("date", file.date());
        return new AddedFile(file.path(), partition, file.bytes(), stats.toString(), modifiedAtMillis);
    }

    /** A data file of which only the number of rows is known. */
    public static AddedFile counted(
            String path, Map<String, String> partition, long bytes, long rows, long modifiedAtMillis) {
        return new AddedFile(path, partition, bytes, "{\"numRecords\":" + rows + "}", modifiedAtMillis);
    }

    ObjectNode toAction() {
        ObjectNode action = JSON.createObjectNode();
        ObjectNode add = action.putObject("add");
        add.put("path", path);
        ObjectNode values = add.putObject("partitionValues");
        partition.forEach(values::put);
        add.put("size", bytes);
        add.put("modificationTime", modifiedAtMillis);
        add.put("dataChange", true);
        add.put("stats", stats);
        return action;
    }
}
