package dev.activitypipeline.stream.batch;

import dev.activitypipeline.stream.delta.TableDefinition;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.MessageType;

/** Rows of {@code rejected}: why, the record's bytes, and the origin. */
final class RejectedRows extends ParquetRows<RefusedRecord> {
    private static final MessageType SCHEMA = RowSchema.of(TableDefinition.REJECTED);

    private final Origin origin;
    private final OriginColumns originColumns;

    RejectedRows(Path path, Configuration hadoop, Origin origin, long batchId) throws IOException {
        super(path, SCHEMA, hadoop);
        this.origin = origin;
        this.originColumns = new OriginColumns(5, batchId);
    }

    @Override
    void columns(RefusedRecord refused, RecordConsumer out) {
        binary(out, "rule", 0, Binary.fromString(refused.rejection().rule().name()));
        binary(out, "field", 1, Binary.fromString(refused.rejection().field()));
        binary(out, "message", 2, Binary.fromString(refused.rejection().message()));
        if (refused.key() != null) {
            binary(out, "key", 3, Binary.fromReusedByteArray(refused.key()));
        }
        if (refused.value() != null) {
            binary(out, "value", 4, Binary.fromReusedByteArray(refused.value()));
        }
        originColumns.write(out, origin);
    }

    private static void binary(RecordConsumer out, String name, int index, Binary value) {
        out.startField(name, index);
        out.addBinary(value);
        out.endField(name, index);
    }
}
