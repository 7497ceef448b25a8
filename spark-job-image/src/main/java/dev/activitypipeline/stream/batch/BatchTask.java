package dev.activitypipeline.stream.batch;

import dev.activitypipeline.contract.event.EventRules;
import dev.activitypipeline.contract.wire.Headers;
import dev.activitypipeline.contract.wire.Rejection;
import java.io.IOException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.SortedMap;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Reads the records of some Kafka partitions, each in the order of its offsets, and writes them as files of {@code events} and {@code rejected}: one
 * pass over the bytes, no shuffle, no row object.
 */
final class BatchTask implements FlatMapFunction<Iterator<InternalRow>, TaskResult> {
    /** The columns of the source, in this order. */
    static final String[] COLUMNS = {"key", "value", "headers", "partition", "offset", "timestamp"};

    private static final UTF8String PRODUCER = UTF8String.fromString(Headers.PRODUCER);
    private static final UTF8String SEQ = UTF8String.fromString(Headers.SEQ);
    private static final UTF8String SCHEMA = UTF8String.fromString(Headers.SCHEMA);

    private final long batchId;
    private final String staging;
    private final String rules;
    private final SortedMap<Integer, SortedMap<String, Long>> highestSeqBefore;

    /**
     * @param staging the batch's folder, absolute; on a volume that every executor mounts
     * @param rules as {@link EventRules#toString()} writes them
     * @param highestSeqBefore for each partition and producer the highest sequence number of all batches before
     */
    BatchTask(
            long batchId, String staging, String rules, SortedMap<Integer, SortedMap<String, Long>> highestSeqBefore) {
        this.batchId = batchId;
        this.staging = staging;
        this.rules = rules;
        this.highestSeqBefore = highestSeqBefore;
    }

    @Override
    public Iterator<TaskResult> call(Iterator<InternalRow> records) throws IOException {
        if (!records.hasNext()) {
            return List.<TaskResult>of().iterator();
        }
        RecordJudge judge = new RecordJudge(EventRules.parse(rules), highestSeqBefore);
        try (BatchFiles files = new BatchFiles(staging, batchId, judge.origin())) {
            while (records.hasNext()) {
                InternalRow row = records.next();
                byte[] value = row.isNullAt(1) ? null : row.getBinary(1);
                judge.origin().at(row.getInt(3), row.getLong(4), row.getLong(5) / 1_000);
                Rejection refused = judge(judge, row, value);
                if (refused == null) {
                    refused = files.event(judge.event());
                }
                if (refused != null) {
                    byte[] key = row.isNullAt(0) ? null : row.getBinary(0);
                    files.rejected(new RefusedRecord(refused, key, value));
                }
            }
            return List.of(files.finish(judge.highestSeq())).iterator();
        }
    }

    private static Rejection judge(RecordJudge judge, InternalRow row, byte[] value) {
        byte[] producer = null;
        byte[] seq = null;
        byte[] schema = null;
        if (!row.isNullAt(2)) {
            ArrayData headers = row.getArray(2);
            for (int i = 0; i < headers.numElements(); i++) {
                InternalRow header = headers.getStruct(i, 2);
                UTF8String name = header.getUTF8String(0);
                byte[] content = header.isNullAt(1) ? new byte[0] : header.getBinary(1);
                if (PRODUCER.equals(name)) {
                    producer = content;
                } else if (SEQ.equals(name)) {
                    seq = content;
                } else if (SCHEMA.equals(name)) {
                    schema = content;
                }
            }
        }
        return judge.judge(value, producer, seq, schema);
    }

    /** Where the source's columns stand, checked once a batch instead of trusted. */
    static void mustHaveColumns(String[] columns) {
        if (!Arrays.equals(columns, COLUMNS)) {
            throw new IllegalStateException("the source's columns are " + Arrays.toString(columns));
        }
    }
}
