package dev.activitypipeline.contract.wire;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** A piece of text that is the same in every event, written and compared eight bytes at a time. */
final class FixedText {
    /** How many bytes {@link #write} may spoil behind the text. */
    static final int OVERHANG = Long.BYTES - 1;

    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final byte[] bytes;
    private final int length;
    private final long first;
    private final long second;
    private final long third;
    /** Ones where the text has bytes. */
    private final long firstMask;

    private final long secondMask;
    private final long thirdMask;

    /** @param text ASCII, at most 24 characters */
    FixedText(String text) {
        bytes = text.getBytes(US_ASCII);
        length = bytes.length;
        byte[] padded = Arrays.copyOf(bytes, 3 * Long.BYTES);
        if (padded.length < length) {
            throw new IllegalArgumentException(text);
        }
        first = (long) WORDS.get(padded, 0);
        second = (long) WORDS.get(padded, Long.BYTES);
        third = (long) WORDS.get(padded, 2 * Long.BYTES);
        byte[] mask = new byte[padded.length];
        Arrays.fill(mask, 0, length, (byte) 0xff);
        firstMask = (long) WORDS.get(mask, 0);
        secondMask = (long) WORDS.get(mask, Long.BYTES);
        thirdMask = (long) WORDS.get(mask, 2 * Long.BYTES);
    }

    /** Writes the text, and up to {@link #OVERHANG} bytes of no meaning; returns the position behind the text. */
    int write(byte[] out, int at) {
        WORDS.set(out, at, first);
        if (length > Long.BYTES) {
            WORDS.set(out, at + Long.BYTES, second);
            if (length > 2 * Long.BYTES) {
                WORDS.set(out, at + 2 * Long.BYTES, third);
            }
        }
        return at + length;
    }

    /** The text's length if it stands there, else 0. */
    int lengthAt(byte[] in, int at) {
        if (at + 3 * Long.BYTES > in.length) {
            boolean same = at + length <= in.length && Arrays.equals(bytes, 0, length, in, at, at + length);
            return same ? length : 0;
        }
        long difference = (((long) WORDS.get(in, at) ^ first) & firstMask)
                | (((long) WORDS.get(in, at + Long.BYTES) ^ second) & secondMask)
                | (((long) WORDS.get(in, at + 2 * Long.BYTES) ^ third) & thirdMask);
        return difference == 0 ? length : 0;
    }
}
