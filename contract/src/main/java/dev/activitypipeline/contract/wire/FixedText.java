package dev.activitypipeline.contract.wire;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * A piece of ASCII that is the same in every event, written eight bytes at a time. It is a record because the JIT compiler takes the
 * components of a record for constants.
 *
 * @param length of the text, at most {@value #MAX_LENGTH}
 * @param first bytes 0 to 7, the first in the lowest bits; zero behind the text
 * @param second bytes 8 to 15
 * @param third bytes 16 to 23
 */
record FixedText(int length, long first, long second, long third) {
    static final int MAX_LENGTH = 3 * Long.BYTES;

    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    static FixedText of(String text) {
        byte[] padded = Arrays.copyOf(text.getBytes(US_ASCII), MAX_LENGTH);
        if (text.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("longer than " + MAX_LENGTH + ": " + text);
        }
        return new FixedText(text.length(), word(padded, 0), word(padded, 8), word(padded, 16));
    }

    /** Writes the text, and up to seven bytes of no meaning behind it; returns the position behind the text. */
    int write(byte[] out, int at) {
        WORDS.set(out, at, first);
        if (length > 8) {
            WORDS.set(out, at + 8, second);
        }
        if (length > 16) {
            WORDS.set(out, at + 16, third);
        }
        return at + length;
    }

    private static long word(byte[] bytes, int at) {
        return (long) WORDS.get(bytes, at);
    }
}
