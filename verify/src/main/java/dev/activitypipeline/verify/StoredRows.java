package dev.activitypipeline.verify;

import dev.activitypipeline.contract.event.EventField;
import dev.activitypipeline.verify.store.ColumnBatch;
import java.util.ArrayList;
import java.util.List;

/** Which columns of {@code events} and {@code rejected} are read, and how their rows are framed. */
final class StoredRows {
    /** Those of the origin, last in both tables; at {@code origin + n} of either list. */
    private static final List<String> ORIGIN =
            List.of("producer", "seq", "kafka_partition", "kafka_offset", "kafka_timestamp", "batch_id");

    private static final int DATE = 1;
    private static final int FIELDS = EventField.values().length;
    static final StoredRows EVENTS = new StoredRows("events", eventColumns(), FIELDS);
    static final StoredRows REJECTED = new StoredRows("rejected", rejectedColumns(), 3);

    private final String table;
    private final List<String> columns;
    private final int origin;

    private StoredRows(String table, List<String> columns, int origin) {
        this.table = table;
        this.columns = columns;
        this.origin = origin;
    }

    String table() {
        return table;
    }

    List<String> columns() {
        return columns;
    }

    /** Null if the row is not identified. */
    byte[] producer(ColumnBatch batch, int row) {
        return batch.isNull(origin, row) ? null : batch.bytesAt(origin, row);
    }

    long seq(ColumnBatch batch, int row) {
        return batch.isNull(origin + 1, row) ? -1 : batch.longAt(origin + 1, row);
    }

    int partition(ColumnBatch batch, int row) {
        return batch.intAt(origin + 2, row);
    }

    long offset(ColumnBatch batch, int row) {
        return batch.longAt(origin + 3, row);
    }

    long batchId(ColumnBatch batch, int row) {
        return batch.longAt(origin + 5, row);
    }

    /** An event's date in days since 1970-01-01. */
    static int epochDay(ColumnBatch batch, int row) {
        return batch.intAt(DATE, row);
    }

    /** See {@link RuleCode}. */
    int ruleCode(ColumnBatch batch, int row) {
        return this == EVENTS ? RuleCode.ACCEPTED : RuleCode.named(batch.bytesAt(0, row));
    }

    void frame(ColumnBatch batch, int row, RowFrame frame) {
        frame.start(ruleCode(batch, row));
        frame.origin(
                partition(batch, row),
                offset(batch, row),
                batch.longAt(origin + 4, row),
                producer(batch, row),
                seq(batch, row));
        if (this == EVENTS) {
            event(batch, row, frame);
        } else {
            frame.bytes(bytes(batch, 1, row));
            frame.bytes(bytes(batch, 2, row));
        }
    }

    private static void event(ColumnBatch batch, int row, RowFrame frame) {
        int nulls = 0;
        for (int column = 0; column < FIELDS; column++) {
            if (batch.isNull(column, row)) {
                nulls |= 1 << column;
            }
        }
        frame.numbers(
                nulls,
                batch.intAt(0, row),
                batch.intAt(1, row),
                batch.intAt(2, row),
                batch.doubleAt(3, row),
                batch.doubleAt(4, row),
                batch.intAt(5, row),
                batch.doubleAt(6, row),
                batch.intAt(7, row));
        for (int column = 8; column < FIELDS; column++) {
            frame.bytes(bytes(batch, column, row));
        }
    }

    private static byte[] bytes(ColumnBatch batch, int column, int row) {
        return batch.isNull(column, row) ? null : batch.bytesAt(column, row);
    }

    private static List<String> eventColumns() {
        List<String> columns = new ArrayList<>();
        for (EventField field : EventField.values()) {
            columns.add(field.column());
        }
        columns.addAll(ORIGIN);
        return List.copyOf(columns);
    }

    private static List<String> rejectedColumns() {
        List<String> columns = new ArrayList<>(List.of("rule", "key", "value"));
        columns.addAll(ORIGIN);
        return List.copyOf(columns);
    }
}
