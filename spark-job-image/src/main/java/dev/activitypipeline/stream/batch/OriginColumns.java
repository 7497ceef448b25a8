package dev.activitypipeline.stream.batch;

import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;

/** The six columns that say where a row comes from; they stand last in both tables. */
final class OriginColumns {
    private final int first;
    private final long batchId;
    private String producer = "";
    private Binary producerBytes = Binary.EMPTY;

    OriginColumns(int first, long batchId) {
        this.first = first;
        this.batchId = batchId;
    }

    void write(RecordConsumer out, Origin origin) {
        if (origin.identified()) {
            if (!producer.equals(origin.producer())) {
                producer = origin.producer();
                producerBytes = Binary.fromString(producer);
            }
            out.startField("producer", first);
            out.addBinary(producerBytes);
            out.endField("producer", first);
            number(out, "seq", first + 1, origin.seq());
        }
        out.startField("kafka_partition", first + 2);
        out.addInteger(origin.partition());
        out.endField("kafka_partition", first + 2);
        number(out, "kafka_offset", first + 3, origin.offset());
        number(out, "kafka_timestamp", first + 4, origin.timestampMillis() * 1_000);
        number(out, "batch_id", first + 5, batchId);
    }

    private static void number(RecordConsumer out, String name, int index, long value) {
        out.startField(name, index);
        out.addLong(value);
        out.endField(name, index);
    }
}
