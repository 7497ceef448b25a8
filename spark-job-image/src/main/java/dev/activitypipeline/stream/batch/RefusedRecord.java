package dev.activitypipeline.stream.batch;

import dev.activitypipeline.contract.wire.Rejection;

/** A record that is not an event: why, and its bytes as they came; key and value may be null. */
public record RefusedRecord(Rejection rejection, byte[] key, byte[] value) {}
