package dev.activitypipeline.verify;

/** A committed record of the topic. Arrays are the record's own and are not to be changed. */
final class TopicRecord {
    private final int partition;
    private final long offset;
    private final long timestampMillis;
    private final byte[] key;
    private final byte[] value;
    private final byte[] producer;
    private final byte[] seq;
    private final byte[] schema;

    TopicRecord(
            int partition,
            long offset,
            long timestampMillis,
            byte[] key,
            byte[] value,
            byte[] producer,
            byte[] seq,
            byte[] schema) {
        this.partition = partition;
        this.offset = offset;
        this.timestampMillis = timestampMillis;
        this.key = key;
        this.value = value;
        this.producer = producer;
        this.seq = seq;
        this.schema = schema;
    }

    int partition() {
        return partition;
    }

    long offset() {
        return offset;
    }

    /** Milliseconds since 1970-01-01T00:00Z. */
    long timestampMillis() {
        return timestampMillis;
    }

    /** Null where the record has none. */
    byte[] key() {
        return key;
    }

    /** Null for a tombstone. */
    byte[] value() {
        return value;
    }

    /** The last header of that name; null if there is none, empty if it has no value. So {@link #seq} and {@link #schema}. */
    byte[] producer() {
        return producer;
    }

    byte[] seq() {
        return seq;
    }

    byte[] schema() {
        return schema;
    }
}
