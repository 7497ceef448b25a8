package dev.activitypipeline.contract.wire;

/** UTF-8 as RFC 3629 has it: no overlong form, no surrogate, nothing above U+10FFFF. */
final class Utf8 {
    private Utf8() {}

    /**
     * How many bytes the sequence has that begins at {@code at} with a byte of 0x80 or more.
     *
     * @return 2, 3 or 4; 0 if there is no valid sequence, or {@code end} cuts it
     */
    static int sequence(byte[] in, int at, int end) {
        int lead = in[at] & 0xff;
        if (lead < 0xc2 || lead > 0xf4 || end - at < 2) {
            return 0;
        }
        int second = in[at + 1] & 0xff;
        if (lead < 0xe0) {
            return continues(second) ? 2 : 0;
        }
        if (lead < 0xf0) {
            // E0 would be overlong below A0; ED would be a surrogate from A0 on
            boolean fits = second >= (lead == 0xe0 ? 0xa0 : 0x80) && second <= (lead == 0xed ? 0x9f : 0xbf);
            return fits && end - at >= 3 && continues(in[at + 2]) ? 3 : 0;
        }
        // F0 would be overlong below 90; F4 would be above U+10FFFF from 90 on
        boolean fits = second >= (lead == 0xf0 ? 0x90 : 0x80) && second <= (lead == 0xf4 ? 0x8f : 0xbf);
        return fits && end - at >= 4 && continues(in[at + 2]) && continues(in[at + 3]) ? 4 : 0;
    }

    /** Writes a code point that is no surrogate; returns the position after it. */
    static int write(byte[] out, int from, int codePoint) {
        int at = from;
        if (codePoint < 0x80) {
            out[at++] = (byte) codePoint;
        } else if (codePoint < 0x800) {
            out[at++] = (byte) (0xc0 | (codePoint >> 6));
            out[at++] = (byte) (0x80 | (codePoint & 0x3f));
        } else if (codePoint < 0x10000) {
            out[at++] = (byte) (0xe0 | (codePoint >> 12));
            out[at++] = (byte) (0x80 | ((codePoint >> 6) & 0x3f));
            out[at++] = (byte) (0x80 | (codePoint & 0x3f));
        } else {
            out[at++] = (byte) (0xf0 | (codePoint >> 18));
            out[at++] = (byte) (0x80 | ((codePoint >> 12) & 0x3f));
            out[at++] = (byte) (0x80 | ((codePoint >> 6) & 0x3f));
            out[at++] = (byte) (0x80 | (codePoint & 0x3f));
        }
        return at;
    }

    /** The number of code points in valid UTF-8. */
    static int codePoints(byte[] in, int from, int to) {
        int count = 0;
        for (int at = from; at < to; at++) {
            if (!continues(in[at])) {
                count++;
            }
        }
        return count;
    }

    private static boolean continues(int b) {
        return (b & 0xc0) == 0x80;
    }
}
