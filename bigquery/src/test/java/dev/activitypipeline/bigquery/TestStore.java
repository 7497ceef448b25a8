package dev.activitypipeline.bigquery;

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
import io.delta.kernel.types.DateType;
import io.delta.kernel.types.DoubleType;
import io.delta.kernel.types.FieldMetadata;
import io.delta.kernel.types.IntegerType;
import io.delta.kernel.types.LongType;
import io.delta.kernel.types.StringType;
import io.delta.kernel.types.StructField;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;

/** A store with fewer columns than the real one has, of every type that it has, written by Delta Kernel. */
final class TestStore {
    private static final Engine ENGINE = DefaultEngine.create(new Configuration());
    private static final int FIRST_DAY = (int) LocalDate.of(2024, 1, 1).toEpochDay();

    private static final StructType EVENTS = new StructType()
            .add(described("date", DateType.DATE, "the day"))
            .add("user_id", IntegerType.INTEGER)
            .add("calories_burned", DoubleType.DOUBLE)
            .add("mood", StringType.STRING)
            .add("seq", LongType.LONG)
            .add("kafka_partition", IntegerType.INTEGER)
            .add("kafka_offset", LongType.LONG)
            .add("kafka_timestamp", TimestampType.TIMESTAMP)
            .add("batch_id", LongType.LONG);

    private static final StructType REJECTED = new StructType()
            .add("rule", StringType.STRING)
            .add("value", BinaryType.BINARY)
            .add("kafka_offset", LongType.LONG)
            .add("kafka_timestamp", TimestampType.TIMESTAMP)
            .add("batch_id", LongType.LONG);

    private static final StructType DAILY = new StructType()
            .add("date", DateType.DATE)
            .add("user_id", IntegerType.INTEGER)
            .add("workout_type", StringType.STRING)
            .add("calories_burned", DoubleType.DOUBLE);

    private final Path root;
    private final SplittableRandom random = new SplittableRandom(42);
    private String moods = "";
    private long offset;
    private long batch;

    TestStore(Path root) {
        this.root = root;
    }

    Path root() {
        return root;
    }

    /** A micro-batch whose rows are as long as that many characters, and more. */
    void wideBatch(int day, int events, int characters) throws IOException {
        moods = "x".repeat(characters);
        batch(day, events);
        moods = "";
    }

    /** A micro-batch: events of three days from {@code day} on, and some that are rejected. */
    void batch(int day, int events) throws IOException {
        Map<Integer, List<Map<Integer, Object>>> byDay = new HashMap<>();
        for (int i = 0; i < events; i++) {
            int itsDay = day + random.nextInt(3);
            byDay.computeIfAbsent(itsDay, absent -> new ArrayList<>()).add(event(FIRST_DAY + itsDay));
        }
        append("events", EVENTS, byDay);
        List<Map<Integer, Object>> refused = new ArrayList<>();
        for (int i = 0; i <= events / 50; i++) {
            refused.add(values("BAD_DATE", new byte[] {0, (byte) i, -1}, offset++, 1_700_000_000_000_000L + i, batch));
        }
        append("rejected", REJECTED, Map.of(0, refused));
        batch++;
    }

    /** Makes the sums of these days anew. */
    void daily(int firstDay, int days) throws IOException {
        Map<Integer, List<Map<Integer, Object>>> byDay = new HashMap<>();
        for (int day = firstDay; day < firstDay + days; day++) {
            remove("daily", day);
            for (int user = 0; user < 5; user++) {
                byDay.computeIfAbsent(day, absent -> new ArrayList<>())
                        .add(values(FIRST_DAY + day, user, "Running", random.nextInt(100_000) / 10.0));
            }
        }
        append("daily", DAILY, byDay);
    }

    /** Takes all rows of a day out, as retention does. */
    void remove(String table, int day) throws IOException {
        Path log = root.resolve(table).resolve("_delta_log");
        if (Files.isDirectory(log)) {
            String date = LocalDate.ofEpochDay(FIRST_DAY + day).toString();
            List<String> live = new ArrayList<>();
            for (Path entry : entries(log)) {
                for (String line : Files.readAllLines(entry)) {
                    if (line.contains("\"add\"") && line.contains("date=" + date + "/")) {
                        live.add(path(line));
                    } else if (line.contains("\"remove\"")) {
                        live.remove(path(line));
                    }
                }
            }
            List<String> actions = live.stream()
                    .map(path -> "{\"remove\":{\"path\":\"" + path + "\",\"deletionTimestamp\":1,\"dataChange\":true}}")
                    .toList();
            Files.write(log.resolve(String.format("%020d.json", entries(log).size())), actions);
        }
    }

    /** Adds a column to {@code events}, as a later release might. */
    void addColumn(String name) throws IOException {
        Path log = root.resolve("events").resolve("_delta_log");
        String metaData = Files.readAllLines(log.resolve("00000000000000000000.json")).stream()
                .filter(line -> line.contains("\"metaData\""))
                .findFirst()
                .orElseThrow();
        String column = ",{\\\"name\\\":\\\"" + name
                + "\\\",\\\"type\\\":\\\"long\\\",\\\"nullable\\\":true,\\\"metadata\\\":{}}]}";
        Files.writeString(
                log.resolve(String.format("%020d.json", entries(log).size())),
                metaData.replace("]}\",\"partitionColumns", column + "\",\"partitionColumns") + "\n");
    }

    private static String path(String action) {
        int start = action.indexOf("\"path\":\"") + 8;
        return action.substring(start, action.indexOf('"', start));
    }

    private static List<Path> entries(Path log) throws IOException {
        try (Stream<Path> files = Files.list(log)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }

    private Map<Integer, Object> event(int date) {
        long number = offset++;
        String mood = number % 7 == 0 ? null : (number % 3 == 0 ? "Ruhig 🙂" : "Happy") + moods;
        return values(
                date,
                random.nextInt(1000),
                random.nextInt(10_000) / 10.0,
                mood,
                number,
                (int) (number % 3),
                number,
                1_700_000_000_000_000L + number * 1_001,
                batch);
    }

    private static Map<Integer, Object> values(Object... columns) {
        Map<Integer, Object> values = new HashMap<>();
        for (int i = 0; i < columns.length; i++) {
            values.put(i, columns[i]);
        }
        return values;
    }

    private void append(String name, StructType schema, Map<Integer, List<Map<Integer, Object>>> byDay)
            throws IOException {
        Path table = root.resolve(name);
        boolean isNew = !Files.isDirectory(table.resolve("_delta_log"));
        Files.createDirectories(table);
        TransactionBuilder builder = Table.forPath(ENGINE, table.toString())
                .createTransactionBuilder(ENGINE, "test", isNew ? Operation.CREATE_TABLE : Operation.WRITE);
        boolean dated = schema.indexOf("date") >= 0;
        if (isNew) {
            builder = builder.withSchema(ENGINE, schema);
            builder = dated ? builder.withPartitionColumns(ENGINE, List.of("date")) : builder;
        }
        Transaction transaction = builder.build(ENGINE);
        Row state = transaction.getTransactionState(ENGINE);
        List<Row> actions = new ArrayList<>();
        for (Map.Entry<Integer, List<Map<Integer, Object>>> day : byDay.entrySet()) {
            Map<String, Literal> partition =
                    dated ? Map.of("date", Literal.ofDate(FIRST_DAY + day.getKey())) : Map.of();
            FilteredColumnarBatch data = new FilteredColumnarBatch(batch(schema, day.getValue()), Optional.empty());
            CloseableIterator<FilteredColumnarBatch> physical = Transaction.transformLogicalData(
                    ENGINE, state, Utils.toCloseableIterator(List.of(data).iterator()), partition);
            DataWriteContext context = Transaction.getWriteContext(ENGINE, state, partition);
            CloseableIterator<DataFileStatus> files = ENGINE.getParquetHandler()
                    .writeParquetFiles(context.getTargetDirectory(), physical, context.getStatisticsColumns());
            try (CloseableIterator<Row> added = Transaction.generateAppendActions(ENGINE, state, files, context)) {
                added.forEachRemaining(actions::add);
            }
        }
        transaction.commit(ENGINE, CloseableIterable.inMemoryIterable(Utils.toCloseableIterator(actions.iterator())));
    }

    private static DefaultColumnarBatch batch(StructType schema, List<Map<Integer, Object>> rows) {
        ColumnVector[] columns = new ColumnVector[schema.length()];
        for (int column = 0; column < columns.length; column++) {
            int index = column;
            columns[column] = new ValuesVector(
                    schema.at(column).getDataType(),
                    rows.stream().map(row -> row.get(index)).toArray());
        }
        return new DefaultColumnarBatch(rows.size(), schema, columns);
    }

    private static StructField described(String name, DateType type, String description) {
        return new StructField(
                name,
                type,
                true,
                FieldMetadata.builder().putString("comment", description).build());
    }
}
