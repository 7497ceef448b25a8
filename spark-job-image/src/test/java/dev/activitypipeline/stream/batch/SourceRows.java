package dev.activitypipeline.stream.batch;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.util.GenericArrayData;
import org.apache.spark.unsafe.types.UTF8String;

/** Rows as Spark's Kafka source gives them. */
final class SourceRows {
    private final List<InternalRow> rows = new ArrayList<>();
    private long offset;

    SourceRows record(byte[] value) {
        return record(value, 0, null, null);
    }

    SourceRows record(byte[] value, int partition, String producer, String seq) {
        List<Object> headers = new ArrayList<>();
        if (producer != null) {
            headers.add(header("producer", producer));
        }
        if (seq != null) {
            headers.add(header("seq", seq));
        }
        return record(value, partition, headers.toArray());
    }

    SourceRows withSchema(byte[] value, String schema) {
        return record(value, 0, new Object[] {header("schema", schema)});
    }

    List<InternalRow> rows() {
        return rows;
    }

    private SourceRows record(byte[] value, int partition, Object[] headers) {
        rows.add(new GenericInternalRow(new Object[] {
            "7".getBytes(StandardCharsets.UTF_8),
            value,
            headers.length == 0 ? null : new GenericArrayData(headers),
            partition,
            offset++,
            1_735_689_600_000_000L
        }));
        return this;
    }

    private static InternalRow header(String name, String value) {
        return new GenericInternalRow(
                new Object[] {UTF8String.fromString(name), value.getBytes(StandardCharsets.UTF_8)});
    }
}
