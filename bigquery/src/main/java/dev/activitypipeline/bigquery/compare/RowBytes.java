package dev.activitypipeline.bigquery.compare;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.StringJoiner;

/** One row as bytes that are equal where the values are, whichever side they come from. */
final class RowBytes {
    private ByteBuffer bytes = ByteBuffer.allocate(1 << 10);
    private StringJoiner identity = new StringJoiner(" ");
    private String group = "";

    void begin(String itsGroup) {
        bytes.clear();
        identity = new StringJoiner(" ");
        group = itsGroup;
    }

    void nothing() {
        room(1).put((byte) 0);
    }

    void number(String column, long value) {
        room(9).put((byte) 1).putLong(value);
        identify(column, value);
    }

    /** NaN does not occur; 0.0 and -0.0 are told apart, as the store does. */
    void decimal(double value) {
        room(9).put((byte) 2).putDouble(value);
    }

    void text(String column, byte[] value) {
        room(5 + value.length).put((byte) 3).putInt(value.length).put(value);
        if (column.equals("workout_type")) {
            identify(column, new String(value, StandardCharsets.UTF_8));
        }
    }

    /** The date, or empty in a table that has none. */
    String group() {
        return group;
    }

    ByteBuffer bytes() {
        return bytes.duplicate().flip();
    }

    /** What a person looks for the row by. */
    String identity() {
        return (group.isEmpty() ? "" : "date " + group + " ") + identity;
    }

    private void identify(String column, Object value) {
        switch (column) {
            case "kafka_partition", "kafka_offset", "batch_id", "user_id", "workout_type" ->
                identity.add(column + " " + value);
            default -> {}
        }
    }

    private ByteBuffer room(int more) {
        if (bytes.remaining() < more) {
            ByteBuffer larger = ByteBuffer.allocate(Math.max(bytes.capacity() * 2, bytes.position() + more));
            bytes = larger.put(bytes.flip());
        }
        return bytes;
    }
}
