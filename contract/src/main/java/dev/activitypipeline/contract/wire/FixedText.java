package dev.activitypipeline.contract.wire;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;

/**
 * A piece of ASCII that is the same in every event, written and compared eight bytes at a time. It is a record because the JIT compiler
 * takes the components of a record for constants.
 *
 * @param length of the text, at most {@value #MAX_LENGTH}
 * @param first bytes 0 to 7, the first in the lowest bits; zero behind the text
 * @param second bytes 8 to 15
 * @param third bytes 16 to 23
 */
record FixedText(int length, long first, long second, long third) {
    static final int MAX_LENGTH = 3 * Words.BYTES;

    static FixedText of(String text) {
        byte[] padded = Arrays.copyOf(text.getBytes(US_ASCII), MAX_LENGTH);
        if (text.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("longer than " + MAX_LENGTH + ": " + text);
        }
        return new FixedText(text.length(), Words.read(padded, 0), Words.read(padded, 8), Words.read(padded, 16));
    }

    /** Writes the text, and up to seven bytes of no meaning behind it; returns the position behind the text. */
    int write(byte[] out, int at) {
        Words.write(out, at, first);
        if (length > 8) {
            Words.write(out, at + 8, second);
        }
        if (length > 16) {
            Words.write(out, at + 16, third);
        }
        return at + length;
    }

    /** Whether the text stands there. */
    boolean isAt(byte[] in, int at) {
        if (at + MAX_LENGTH > in.length) {
            return isAtTheEnd(in, at);
        }
        long difference = (Words.read(in, at) ^ first) & mask(0);
        if (length > 8) {
            difference |= (Words.read(in, at + 8) ^ second) & mask(8);
        }
        if (length > 16) {
            difference |= (Words.read(in, at + 16) ^ third) & mask(16);
        }
        return difference == 0;
    }

    private boolean isAtTheEnd(byte[] in, int at) {
        if (at + length > in.length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            long word = i < 8 ? first : i < 16 ? second : third;
            if (in[at + i] != (byte) (word >>> (8 * (i % 8)))) {
                return false;
            }
        }
        return true;
    }

    /** Ones for those of the eight bytes from there on that the text has. */
    private long mask(int from) {
        return length >= from + 8 ? -1L : (1L << (8 * (length - from))) - 1;
    }
}
