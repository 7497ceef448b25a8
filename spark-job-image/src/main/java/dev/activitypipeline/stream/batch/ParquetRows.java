package dev.activitypipeline.stream.batch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.MessageType;

/**
 * Writes the record at hand as a row of one file. Nothing is boxed or built per row: the row is read from the parser and the origin, which hold it.
 *
 * @param <T> what holds the row
 */
abstract class ParquetRows<T> implements AutoCloseable {
    // Rows of a batch and date fit a row group; a small page keeps a file that gets few rows small in memory.
    private static final long ROW_GROUP_BYTES = 32L * 1024 * 1024;
    private static final int PAGE_BYTES = 256 * 1024;

    private final Path path;
    private final ParquetWriter<T> writer;
    private long rows;
    private int minPartition = Integer.MAX_VALUE;
    private int maxPartition = -1;
    private long minOffset = Long.MAX_VALUE;
    private long maxOffset = -1;

    ParquetRows(Path path, MessageType schema, Configuration hadoop) throws IOException {
        this.path = path;
        this.writer = new Builder<>(new SyncedOutputFile(path), new Rows<>(schema, this))
                .withConf(hadoop)
                .withCompressionCodec(CompressionCodecName.SNAPPY)
                .withRowGroupSize(ROW_GROUP_BYTES)
                .withPageSize(PAGE_BYTES)
                .build();
    }

    final void write(T row, Origin origin) throws IOException {
        writer.write(row);
        rows++;
        minPartition = Math.min(minPartition, origin.partition());
        maxPartition = Math.max(maxPartition, origin.partition());
        minOffset = Math.min(minOffset, origin.offset());
        maxOffset = Math.max(maxOffset, origin.offset());
    }

    /** Closes and syncs the file, and describes it. */
    final WrittenFile finish() throws IOException {
        writer.close();
        return new WrittenFile(path, rows, Files.size(path), minPartition, maxPartition, minOffset, maxOffset);
    }

    /** Closes without a promise; for a task that failed. */
    @Override
    public final void close() throws IOException {
        writer.close();
    }

    /** Writes each column of the row, in the schema's order. */
    abstract void columns(T row, RecordConsumer out);

    /**
     * A closed and synced file.
     *
     * @param path where it was written
     */
    record WrittenFile(
            Path path, long rows, long bytes, int minPartition, int maxPartition, long minOffset, long maxOffset) {}

    private static final class Rows<T> extends WriteSupport<T> {
        private final MessageType schema;
        private final ParquetRows<T> columns;
        private RecordConsumer out;

        Rows(MessageType schema, ParquetRows<T> columns) {
            this.schema = schema;
            this.columns = columns;
        }

        @Override
        public WriteContext init(Configuration configuration) {
            return new WriteContext(schema, Map.of("writer", "activity-pipeline"));
        }

        @Override
        public void prepareForWrite(RecordConsumer recordConsumer) {
            this.out = recordConsumer;
        }

        @Override
        public void write(T row) {
            out.startMessage();
            columns.columns(row, out);
            out.endMessage();
        }
    }

    private static final class Builder<T> extends ParquetWriter.Builder<T, Builder<T>> {
        private final WriteSupport<T> support;

        Builder(SyncedOutputFile file, WriteSupport<T> support) {
            super(file);
            this.support = support;
        }

        @Override
        protected Builder<T> self() {
            return this;
        }

        @Override
        protected WriteSupport<T> getWriteSupport(Configuration configuration) {
            return support;
        }
    }
}
