package dev.activitypipeline.verify;

import dev.activitypipeline.verify.store.LongRange;
import dev.activitypipeline.verify.store.TableFile;
import java.util.StringJoiner;

/** The place of a finding; what is not known or has no meaning is null. */
record Where(
        String table,
        String file,
        Integer partition,
        Long block,
        LongRange offsets,
        LongRange batches,
        String producer,
        LongRange seqs) {
    static final Where NOWHERE = new Where(null, null, null, null, null, null, null, null);

    static Where table(String table) {
        return new Where(table, null, null, null, null, null, null, null);
    }

    static Where producer(String producer, LongRange seqs) {
        return new Where(null, null, null, null, null, null, producer, seqs);
    }

    static Where offsets(int partition, LongRange offsets) {
        Long block = offsets.min() / BlockKey.OFFSETS == offsets.max() / BlockKey.OFFSETS
                ? (Long) (offsets.min() / BlockKey.OFFSETS)
                : null;
        return new Where(null, null, partition, block, offsets, null, null, null);
    }

    /** A data file with what its statistics say. */
    static Where file(String table, TableFile file) {
        LongRange partitions = file.range("kafka_partition").orElse(null);
        Integer partition = partitions != null && partitions.min() == partitions.max() ? (int) partitions.min() : null;
        return new Where(
                table,
                file.name(),
                partition,
                null,
                file.range("kafka_offset").orElse(null),
                file.range("batch_id").orElse(null),
                null,
                null);
    }

    static Where row(FramedRow row) {
        Where where = offsets(row.partition(), new LongRange(row.offset(), row.offset()));
        return row.producer() == null ? where : where.with(row.producer(), new LongRange(row.seq(), row.seq()));
    }

    Where with(String producerId, LongRange numbers) {
        return new Where(table, file, partition, block, offsets, batches, producerId, numbers);
    }

    /** @param found the table where a row was found, null if unknown */
    Where in(String found, LongRange ofBatches, String inFile) {
        return new Where(found, inFile, partition, block, offsets, ofBatches, producer, seqs);
    }

    @Override
    public String toString() {
        StringJoiner text = new StringJoiner(" ");
        add(text, "", table);
        add(text, "file ", file);
        add(text, "partition ", partition);
        add(text, "block ", block);
        add(text, offsets != null && offsets.min() == offsets.max() ? "offset " : "offsets ", offsets);
        add(text, batches != null && batches.min() == batches.max() ? "batch " : "batches ", batches);
        add(text, "producer ", producer);
        add(text, "seq ", seqs);
        return text.toString();
    }

    private static void add(StringJoiner text, String name, Object value) {
        if (value != null) {
            text.add(name + value);
        }
    }
}
