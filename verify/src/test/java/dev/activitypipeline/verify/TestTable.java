package dev.activitypipeline.verify;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.activitypipeline.contract.event.EventField;
import io.delta.kernel.DataWriteContext;
import io.delta.kernel.Operation;
import io.delta.kernel.Table;
import io.delta.kernel.Transaction;
import io.delta.kernel.TransactionBuilder;
import io.delta.kernel.data.ColumnVector;
import io.delta.kernel.data.FilteredColumnarBatch;
import io.delta.kernel.data.Row;
import io.delta.kernel.defaults.engine.DefaultEngine;
import io.delta.kernel.defaults.internal.data.DefaultColumnarBatch;
import io.delta.kernel.engine.Engine;
import io.delta.kernel.expressions.Literal;
import io.delta.kernel.internal.util.Utils;
import io.delta.kernel.types.BinaryType;
import io.delta.kernel.types.DataType;
import io.delta.kernel.types.DateType;
import io.delta.kernel.types.DoubleType;
import io.delta.kernel.types.IntegerType;
import io.delta.kernel.types.LongType;
import io.delta.kernel.types.StringType;
import io.delta.kernel.types.StructType;
import io.delta.kernel.types.TimestampType;
import io.delta.kernel.utils.CloseableIterable;
import io.delta.kernel.utils.CloseableIterator;
import io.delta.kernel.utils.DataFileStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;

/** Real Delta tables, and real plain files, written by Delta Kernel from rows that are maps. */
final class TestTable {
    private static final Engine ENGINE = DefaultEngine.create(new Configuration());

    private static final ObjectMapper JSON = new ObjectMapper();

    private final StructType schema;
    private final boolean byDate;

    private TestTable(StructType schema, boolean byDate) {
        this.schema = schema;
        this.byDate = byDate;
    }

    static TestTable events() {
        StructType schema = new StructType();
        for (EventField field : EventField.values()) {
            schema = schema.add(
                    field.column(),
                    switch (field.type()) {
                        case INTEGER -> IntegerType.INTEGER;
                        case DECIMAL -> DoubleType.DOUBLE;
                        case DATE -> DateType.DATE;
                        case TEXT -> StringType.STRING;
                    });
        }
        return new TestTable(origin(schema), true);
    }

    static TestTable rejected() {
        StructType schema = new StructType()
                .add("rule", StringType.STRING)
                .add("field", StringType.STRING)
                .add("message", StringType.STRING)
                .add("key", BinaryType.BINARY)
                .add("value", BinaryType.BINARY);
        return new TestTable(origin(schema), false);
    }

    static TestTable daily() {
        DataType number = LongType.LONG;
        return new TestTable(
                new StructType()
                        .add("date", DateType.DATE)
                        .add("user_id", IntegerType.INTEGER)
                        .add("workout_type", StringType.STRING)
                        .add("events", number)
                        .add("steps", number)
                        .add("calories_burned", DoubleType.DOUBLE)
                        .add("distance_km", DoubleType.DOUBLE)
                        .add("active_minutes", number)
                        .add("sleep_hours", DoubleType.DOUBLE)
                        .add("heart_rate_sum", number),
                true);
    }

    private static StructType origin(StructType schema) {
        return schema.add("producer", StringType.STRING)
                .add("seq", LongType.LONG)
                .add("kafka_partition", IntegerType.INTEGER)
                .add("kafka_offset", LongType.LONG)
                .add("kafka_timestamp", TimestampType.TIMESTAMP)
                .add("batch_id", LongType.LONG);
    }

    /** Appends the rows in one transaction. */
    void append(Path table, List<Map<String, Object>> rows, long batchId) throws IOException {
        boolean isNew = !Files.isDirectory(table.resolve("_delta_log"));
        Files.createDirectories(table);
        TransactionBuilder builder = Table.forPath(ENGINE, table.toString())
                .createTransactionBuilder(ENGINE, "test", isNew ? Operation.CREATE_TABLE : Operation.WRITE)
                .withTransactionId(ENGINE, "pipeline", batchId);
        if (isNew) {
            builder = builder.withSchema(ENGINE, schema);
            builder = byDate ? builder.withPartitionColumns(ENGINE, List.of("date")) : builder;
        }
        Transaction transaction = builder.build(ENGINE);
        Row state = transaction.getTransactionState(ENGINE);
        List<Row> actions = new ArrayList<>();
        for (Map.Entry<Integer, List<Map<String, Object>>> part : parts(rows).entrySet()) {
            Map<String, Literal> partition = byDate ? Map.of("date", Literal.ofDate(part.getKey())) : Map.of();
            CloseableIterator<FilteredColumnarBatch> physical =
                    Transaction.transformLogicalData(ENGINE, state, batches(schema, part.getValue()), partition);
            DataWriteContext context = Transaction.getWriteContext(ENGINE, state, partition);
            CloseableIterator<DataFileStatus> files = ENGINE.getParquetHandler()
                    .writeParquetFiles(context.getTargetDirectory(), physical, context.getStatisticsColumns());
            try (CloseableIterator<Row> added = Transaction.generateAppendActions(ENGINE, state, files, context)) {
                added.forEachRemaining(actions::add);
            }
        }
        long version = transaction
                .commit(ENGINE, CloseableIterable.inMemoryIterable(Utils.toCloseableIterator(actions.iterator())))
                .getVersion();
        describe(table.resolve("_delta_log").resolve(String.format("%020d.json", version)), rows);
        forgetChecksums(table);
    }

    /** Writes the rows as the plain format has them: {@code date=2024-01-05/x.parquet}. */
    void plain(Path parent, List<Map<String, Object>> rows) throws IOException {
        for (Map.Entry<Integer, List<Map<String, Object>>> part : parts(rows).entrySet()) {
            Path folder = parent;
            StructType physical = schema;
            if (byDate) {
                folder = folder.resolve("date=" + LocalDate.ofEpochDay(part.getKey()));
                physical = new StructType(schema.fields().stream()
                        .filter(field -> !field.getName().equals("date"))
                        .toList());
            }
            Files.createDirectories(folder);
            try (CloseableIterator<DataFileStatus> files = ENGINE.getParquetHandler()
                    .writeParquetFiles(folder.toString(), batches(physical, part.getValue()), List.of())) {
                files.forEachRemaining(file -> {});
            }
        }
        forgetChecksums(parent);
    }

    static void checkpoint(Path table) throws IOException {
        Table delta = Table.forPath(ENGINE, table.toString());
        delta.checkpoint(ENGINE, delta.getLatestSnapshot(ENGINE).getVersion(ENGINE));
    }

    private Map<Integer, List<Map<String, Object>>> parts(List<Map<String, Object>> rows) {
        return rows.stream()
                .collect(Collectors.groupingBy(
                        row -> byDate ? (Integer) row.get("date") : 0, TreeMap::new, Collectors.toList()));
    }

    private static CloseableIterator<FilteredColumnarBatch> batches(StructType schema, List<Map<String, Object>> rows) {
        ColumnVector[] vectors = schema.fields().stream()
                .map(field -> new RowVector(field.getName(), field.getDataType(), rows))
                .toArray(ColumnVector[]::new);
        return Utils.singletonCloseableIterator(
                new FilteredColumnarBatch(new DefaultColumnarBatch(rows.size(), schema, vectors), Optional.empty()));
    }

    /** Adds the statistics that the stream writes and this release of Kernel does not. */
    private void describe(Path commit, List<Map<String, Object>> rows) throws IOException {
        List<String> lines = new ArrayList<>();
        for (String line : Files.readAllLines(commit)) {
            ObjectNode action = (ObjectNode) JSON.readTree(line);
            if (action.path("add").isObject() && schema.indexOf("batch_id") >= 0) {
                String date =
                        action.path("add").path("partitionValues").path("date").asText();
                List<Map<String, Object>> ofFile = rows.stream()
                        .filter(row -> !byDate
                                || LocalDate.ofEpochDay((Integer) row.get("date"))
                                        .toString()
                                        .equals(date))
                        .toList();
                ObjectNode stats = JSON.createObjectNode().put("numRecords", ofFile.size());
                ObjectNode min = stats.putObject("minValues");
                ObjectNode max = stats.putObject("maxValues");
                for (String column : List.of("kafka_partition", "kafka_offset", "batch_id")) {
                    LongSummaryStatistics values = ofFile.stream()
                            .mapToLong(row -> ((Number) row.get(column)).longValue())
                            .summaryStatistics();
                    min.put(column, values.getMin());
                    max.put(column, values.getMax());
                }
                ((ObjectNode) action.get("add")).put("stats", JSON.writeValueAsString(stats));
            }
            lines.add(JSON.writeValueAsString(action));
        }
        Files.write(commit, lines);
    }

    /** Hadoop's checksum files would find a flipped bit; the stream writes none. */
    private static void forgetChecksums(Path table) throws IOException {
        try (Stream<Path> files = Files.walk(table)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".crc")).toList()) {
                Files.delete(file);
            }
        }
    }
}
