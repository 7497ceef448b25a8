package dev.activitypipeline.stream.batch;

import dev.activitypipeline.contract.wire.Rejection;
import dev.activitypipeline.contract.wire.Rule;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Where the record at hand comes from. Reused from record to record; a producer's name is decoded when it changes. */
public final class Origin {
    private final byte[] schema;
    private byte[] producerBytes = new byte[0];
    private String producer;
    private boolean identified;
    private long seq;
    private int partition;
    private long offset;
    private long timestampMillis;

    Origin(String schema) {
        this.schema = schema.getBytes(StandardCharsets.UTF_8);
    }

    /** @param timestampMillis epoch milliseconds */
    public void at(int partition, long offset, long timestampMillis) {
        this.partition = partition;
        this.offset = offset;
        this.timestampMillis = timestampMillis;
    }

    public int partition() {
        return partition;
    }

    public long offset() {
        return offset;
    }

    public long timestampMillis() {
        return timestampMillis;
    }

    /** Whether the record says who sent it, and as which. */
    boolean identified() {
        return identified;
    }

    String producer() {
        return producer;
    }

    long seq() {
        return seq;
    }

    /** Reads the headers; null where one is absent. Returns why they are refused, or null. */
    Rejection headers(byte[] producerHeader, byte[] seqHeader, byte[] schemaHeader) {
        identified = false;
        if (schemaHeader != null && !Arrays.equals(schemaHeader, schema)) {
            return new Rejection(
                    Rule.SCHEMA_VERSION,
                    "",
                    "header schema is \"" + printable(schemaHeader) + "\", expected \""
                            + new String(schema, StandardCharsets.UTF_8) + "\"");
        }
        if (producerHeader == null && seqHeader == null) {
            return null;
        }
        if (producerHeader == null || seqHeader == null) {
            return new Rejection(
                    Rule.BAD_HEADER,
                    "",
                    "header " + (producerHeader == null ? "producer" : "seq")
                            + " is absent; producer and seq stand together or not at all");
        }
        if (producerHeader.length == 0 || producerHeader.length > 256) {
            return new Rejection(
                    Rule.BAD_HEADER, "", "header producer has " + producerHeader.length + " bytes, expected 1 to 256");
        }
        long number = decimal(seqHeader);
        if (number < 0) {
            return new Rejection(
                    Rule.BAD_HEADER, "", "header seq is \"" + printable(seqHeader) + "\", expected an integer from 0");
        }
        if (!Arrays.equals(producerHeader, producerBytes)) {
            producerBytes = producerHeader.clone();
            producer = new String(producerHeader, StandardCharsets.UTF_8);
        }
        seq = number;
        identified = true;
        return null;
    }

    /** The number that the digits say, or -1. */
    private static long decimal(byte[] digits) {
        if (digits.length == 0 || digits.length > 18) {
            return -1;
        }
        long value = 0;
        for (byte digit : digits) {
            if (digit < '0' || digit > '9') {
                return -1;
            }
            value = value * 10 + (digit - '0');
        }
        return value;
    }

    private static String printable(byte[] bytes) {
        String text = new String(bytes, 0, Math.min(bytes.length, 40), StandardCharsets.UTF_8);
        return text.replaceAll("\\p{Cntrl}", "?");
    }
}
