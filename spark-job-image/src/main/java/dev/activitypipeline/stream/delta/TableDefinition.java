package dev.activitypipeline.stream.delta;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.activitypipeline.contract.event.EventField;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A table's columns and partitioning, as its log's first entry states them.
 *
 * @param name the table's folder
 * @param columns in their order, the partition column among them
 * @param partitionColumns directories
 */
public record TableDefinition(String name, List<Column> columns, List<String> partitionColumns) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** @param type a primitive type's name in Delta's schema: integer, long, double, date, string, binary, timestamp */
    public record Column(String name, String type, boolean nullable, String comment) {}

    public static final TableDefinition EVENTS = new TableDefinition("events", eventColumns(), List.of("date"));

    public static final TableDefinition REJECTED = new TableDefinition(
            "rejected",
            with(
                    List.of(
                            new Column("rule", "string", false, "the rule that the record breaks first"),
                            new Column("field", "string", false, "the column at fault, or empty"),
                            new Column("message", "string", false, "what is wrong and what was expected"),
                            new Column("key", "binary", true, "the record's key"),
                            new Column("value", "binary", true, "the record's value, byte for byte")),
                    originColumns()),
            List.of());

    public static final TableDefinition DAILY = new TableDefinition(
            "daily",
            List.of(
                    new Column("date", "date", false, "the day"),
                    new Column("user_id", "integer", false, "the user"),
                    new Column("workout_type", "string", false, "the workout"),
                    new Column("events", "long", false, "events of that user, day and workout"),
                    new Column("steps", "long", false, "their steps"),
                    new Column("calories_burned", "double", false, "their kilocalories"),
                    new Column("distance_km", "double", false, "their kilometres"),
                    new Column("active_minutes", "long", false, "their active minutes"),
                    new Column("sleep_hours", "double", false, "their hours of sleep, summed; divide by events"),
                    new Column("heart_rate_sum", "long", false, "their average heart rates, summed; divide by events")),
            List.of("date"));

    /** The log entry that makes the table: reader version 1, so that every reader of Delta can read it. */
    List<String> creation(String tableId, long createdAtMillis)
            throws com.fasterxml.jackson.core.JsonProcessingException {
        ObjectNode protocol = JSON.createObjectNode();
        protocol.putObject("protocol").put("minReaderVersion", 1).put("minWriterVersion", 2);
        ObjectNode metaData = JSON.createObjectNode();
        ObjectNode body = metaData.putObject("metaData");
        body.put("id", tableId);
        body.putObject("format").put("provider", "parquet").putObject("options");
        body.put("schemaString", JSON.writeValueAsString(schema()));
        ArrayNode partitions = body.putArray("partitionColumns");
        partitionColumns.forEach(partitions::add);
        // A commit every two seconds is 43,200 log entries a day: keep a day of them, and what compaction replaced for
        // an hour.
        ObjectNode configuration = body.putObject("configuration");
        configuration
                .put("delta.logRetentionDuration", "interval 1 days")
                .put("delta.deletedFileRetentionDuration", "interval 1 hours");
        if (columns.stream().anyMatch(column -> column.name().equals("batch_id"))) {
            configuration.put("delta.dataSkippingStatsColumns", "kafka_partition,kafka_offset,batch_id");
        }
        body.put("createdTime", createdAtMillis);
        ObjectNode commitInfo = JSON.createObjectNode();
        commitInfo
                .putObject("commitInfo")
                .put("timestamp", createdAtMillis)
                .put("operation", "CREATE TABLE")
                .put("engineInfo", "activity-pipeline")
                .putObject("operationParameters");
        return List.of(
                JSON.writeValueAsString(commitInfo),
                JSON.writeValueAsString(protocol),
                JSON.writeValueAsString(metaData));
    }

    /** The columns as Spark's DDL names them. */
    public String ddl() {
        return columns.stream()
                .map(column -> column.name() + " " + (column.type().equals("long") ? "bigint" : column.type()))
                .collect(Collectors.joining(", "));
    }

    private ObjectNode schema() {
        ObjectNode schema = JSON.createObjectNode();
        schema.put("type", "struct");
        ArrayNode fields = schema.putArray("fields");
        for (Column column : columns) {
            ObjectNode field = fields.addObject();
            field.put("name", column.name());
            field.put("type", column.type());
            field.put("nullable", true);
            field.putObject("metadata").put("comment", column.comment());
        }
        return schema;
    }

    private static List<Column> eventColumns() {
        List<Column> columns = new ArrayList<>();
        for (EventField field : EventField.values()) {
            String type =
                    switch (field.type()) {
                        case INTEGER -> "integer";
                        case DECIMAL -> "double";
                        case DATE -> "date";
                        case TEXT -> "string";
                    };
            columns.add(new Column(field.column(), type, false, field.description()));
        }
        return with(columns, originColumns());
    }

    private static List<Column> originColumns() {
        return List.of(
                new Column("producer", "string", true, "who sent the event"),
                new Column("seq", "long", true, "its number among that producer's events"),
                new Column("kafka_partition", "integer", false, "where it stood in the topic"),
                new Column("kafka_offset", "long", false, "where it stood in the partition"),
                new Column("kafka_timestamp", "timestamp", false, "when the producer sent it"),
                new Column("batch_id", "long", false, "the micro-batch that stored it"));
    }

    private static List<Column> with(List<Column> first, List<Column> second) {
        List<Column> all = new ArrayList<>(first);
        all.addAll(second);
        return List.copyOf(all);
    }
}
