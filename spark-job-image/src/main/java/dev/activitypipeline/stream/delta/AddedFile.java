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

    /** A data file of {@code events} or {@code rejected}, as a batch wrote it. */
    public static AddedFile of(DataFile file, long modifiedAtMillis) {
        RowExtent extent = new RowExtent(
                file.rows(),
                file.minPartition(),
                file.maxPartition(),
                file.minOffset(),
                file.maxOffset(),
                file.batchId(),
                file.batchId());
        Map<String, String> partition = file.date() == null ? Map.of() : Map.of("date", file.date());
        return of(file.path(), partition, file.bytes(), extent, modifiedAtMillis);
    }

    /** A data file of {@code events} or {@code rejected}. */
    public static AddedFile of(
            String path, Map<String, String> partition, long bytes, RowExtent extent, long modifiedAtMillis) {
        return new AddedFile(path, partition, bytes, extent.toStats(), modifiedAtMillis);
    }

    /** A data file of which only the number of rows is known. */
    public static AddedFile counted(
            String path, Map<String, String> partition, long bytes, long rows, long modifiedAtMillis) {
        return new AddedFile(path, partition, bytes, "{\"numRecords\":" + rows + "}", modifiedAtMillis);
    }

    /** @param dataChange false where the rows were in the table before */
    ObjectNode toAction(boolean dataChange) {
        ObjectNode action = JSON.createObjectNode();
        ObjectNode add = action.putObject("add");
        add.put("path", path);
        ObjectNode values = add.putObject("partitionValues");
        partition.forEach(values::put);
        add.put("size", bytes);
        add.put("modificationTime", modifiedAtMillis);
        add.put("dataChange", dataChange);
        add.put("stats", stats);
        return action;
    }
}
