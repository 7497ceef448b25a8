package dev.activitypipeline.stream.delta;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.activitypipeline.stream.journal.DataFile;
import java.util.Map;

/**
 * A data file as a log entry adds it.
 *
 * @param file the file, by its path below the table
 * @param partition partition column to value
 * @param modifiedAtMillis when it was written
 */
public record AddedFile(DataFile file, Map<String, String> partition, long modifiedAtMillis) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** A data file of {@code events} or {@code rejected}. */
    public static AddedFile of(DataFile file, long modifiedAtMillis) {
        return new AddedFile(file, file.date() == null ? Map.of() : Map.of("date", file.date()), modifiedAtMillis);
    }

    ObjectNode toAction() throws JsonProcessingException {
        ObjectNode action = JSON.createObjectNode();
        ObjectNode add = action.putObject("add");
        add.put("path", file.path());
        ObjectNode values = add.putObject("partitionValues");
        partition.forEach(values::put);
        add.put("size", file.bytes());
        add.put("modificationTime", modifiedAtMillis);
        add.put("dataChange", true);
        ObjectNode stats = JSON.createObjectNode();
        stats.put("numRecords", file.rows());
        ObjectNode least = stats.putObject("minValues");
        ObjectNode greatest = stats.putObject("maxValues");
        least.put("kafka_partition", file.minPartition()).put("batch_id", file.batchId());
        greatest.put("kafka_partition", file.maxPartition()).put("batch_id", file.batchId());
        least.put("kafka_offset", file.minOffset());
        greatest.put("kafka_offset", file.maxOffset());
        add.put("stats", JSON.writeValueAsString(stats));
        return action;
    }
}
