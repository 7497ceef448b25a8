package dev.activitypipeline.contract.wire;

import dev.activitypipeline.contract.event.EventField;

/** Writes JSON strings, quotes included: escapes what must be escaped and passes all else through as UTF-8. */
final class JsonText {
    /** The most bytes that one byte of UTF-8 or one {@code char} takes. */
    static final int MAX_BYTES_PER_UNIT = 6;

    private static final byte[] HEX = {'0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'};

    private JsonText() {}

    /** Writes valid UTF-8; returns the position after the closing quote. */
    static int write(byte[] out, int from, byte[] text) {
        int at = from;
        out[at++] = '"';
        for (byte b : text) {
            if ((b >= ' ' || b < 0) && b != '"' && b != '\\') {
                out[at++] = b;
            } else {
                at = escape(out, at, b);
            }
        }
        out[at++] = '"';
        return at;
    }

    /** Writes a text; returns the position after the closing quote. */
    static int write(byte[] out, int from, String text, EventField field) {
        int at = from;
        out[at++] = '"';
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                int codePoint = text.codePointAt(i);
                if (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE) {
                    throw new IllegalArgumentException(
                            field.column() + ": holds half of a surrogate pair, which is no character, at index " + i);
                }
                at = Utf8.write(out, at, codePoint);
                i += Character.charCount(codePoint) - 1;
            } else if (c >= ' ' && c != '"' && c != '\\') {
                out[at++] = (byte) c;
            } else {
                at = escape(out, at, (byte) c);
            }
        }
        out[at++] = '"';
        return at;
    }

    private static int escape(byte[] out, int from, byte b) {
        int at = from;
        out[at++] = '\\';
        switch (b) {
            case '"', '\\' -> out[at++] = b;
            case '\b' -> out[at++] = 'b';
            case '\f' -> out[at++] = 'f';
            case '\n' -> out[at++] = 'n';
            case '\r' -> out[at++] = 'r';
            case '\t' -> out[at++] = 't';
            default -> {
                out[at++] = 'u';
                out[at++] = '0';
                out[at++] = '0';
                out[at++] = HEX[b >> 4];
                out[at++] = HEX[b & 0xf];
            }
        }
        return at;
    }
}
