package dev.activitypipeline.verify;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * One row as bytes in a reused buffer: the same bytes for the same row, whether it comes from the topic or from a table. An event is framed by
 * its twelve values and not by their JSON, so that numbers are compared bit by bit and no formatter stands between the two sides.
 *
 * <p>Call {@link #start}, then {@link #origin}, then the content. Not thread-safe.
 */
final class RowFrame {
    static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private byte[] buffer = new byte[1024];
    private int length;

    /** @param ruleCode see {@link RuleCode} */
    void start(int ruleCode) {
        buffer[0] = (byte) ruleCode;
        length = 1;
    }

    /** @param producer null if the record is not identified; then {@code seq} does not count */
    void origin(int partition, long offset, long timestampMicros, byte[] producer, long seq) {
        number(partition);
        longNumber(offset);
        longNumber(timestampMicros);
        longNumber(producer == null ? -1 : seq);
        bytes(producer);
    }

    /** @param nulls a bit for each column that is null, by its position among the twelve; none ever should be */
    void numbers(
            int nulls,
            int userId,
            int epochDay,
            int steps,
            double calories,
            double distance,
            int activeMinutes,
            double sleep,
            int heartRate) {
        room(56);
        byte[] to = buffer;
        int at = length;
        INT.set(to, at, nulls);
        INT.set(to, at + 4, userId);
        INT.set(to, at + 8, epochDay);
        INT.set(to, at + 12, steps);
        LONG.set(to, at + 16, Double.doubleToRawLongBits(calories));
        LONG.set(to, at + 24, Double.doubleToRawLongBits(distance));
        INT.set(to, at + 32, activeMinutes);
        LONG.set(to, at + 36, Double.doubleToRawLongBits(sleep));
        INT.set(to, at + 44, heartRate);
        length = at + 48;
    }

    /** Null is not the same as empty. */
    void bytes(byte[] bytes) {
        if (bytes == null) {
            number(-1);
        } else {
            bytes(bytes, 0, bytes.length);
        }
    }

    void bytes(byte[] from, int offset, int count) {
        room(4 + count);
        INT.set(buffer, length, count);
        System.arraycopy(from, offset, buffer, length + 4, count);
        length += 4 + count;
    }

    byte[] buffer() {
        return buffer;
    }

    int length() {
        return length;
    }

    byte[] copy() {
        return Arrays.copyOf(buffer, length);
    }

    private void number(int value) {
        room(4);
        INT.set(buffer, length, value);
        length += 4;
    }

    private void longNumber(long value) {
        room(8);
        LONG.set(buffer, length, value);
        length += 8;
    }

    private void room(int more) {
        if (length + more > buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, length + more));
        }
    }
}
