package dev.activitypipeline.verify;

/**
 * A committed record of the topic. Arrays are the record's own and are not to be changed; absent ones are null.
 *
 * @param producer value of the last header of that name, as is {@code seq} and {@code schema}; empty if the header has no value
 */
record TopicRecord(
        int partition,
        long offset,
        long timestampMillis,
        byte[] key,
        byte[] value,
        byte[] producer,
        byte[] seq,
        byte[] schema) {}
