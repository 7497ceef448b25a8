package dev.activitypipeline.contract.wire;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Eight bytes at a time, as one number: the first byte is the lowest. */
final class Words {
    /** How many bytes a word has. */
    static final int BYTES = Long.BYTES;

    private static final VarHandle VIEW = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final long EACH = 0x0101010101010101L;
    private static final long HIGH_BITS = EACH * 0x80;
    private static final long BLANKS = EACH * ' ';
    private static final long QUOTES = EACH * '"';
    private static final long BACKSLASHES = EACH * '\\';

    private Words() {}

    static long read(byte[] in, int at) {
        return (long) VIEW.get(in, at);
    }

    static void write(byte[] out, int at, long word) {
        VIEW.set(out, at, word);
    }

    /** How many of the word's first bytes stand for themselves in a JSON string and are ASCII: 0 to 8. */
    static int plainAscii(long word) {
        return untilFirst(special(word) | word);
    }

    /** How many of the word's first bytes stand for themselves in a JSON string, whatever character they belong to: 0 to 8. */
    static int plain(long word) {
        return untilFirst(special(word) & ~word);
    }

    /**
     * Sets the highest bit of the first byte below a blank, or that is a quote or a backslash; bits above that byte, and those of
     * bytes from 0x80 on, are of no meaning. Taking one off borrows from the next byte only where there is nothing to take from.
     */
    private static long special(long word) {
        return (word - BLANKS) | ((word ^ QUOTES) - EACH) | ((word ^ BACKSLASHES) - EACH);
    }

    private static int untilFirst(long marks) {
        return Long.numberOfTrailingZeros(marks & HIGH_BITS) >>> 3;
    }
}
