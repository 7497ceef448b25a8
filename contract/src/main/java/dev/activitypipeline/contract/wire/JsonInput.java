package dev.activitypipeline.contract.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * A cursor over one record's bytes, and the fault that stopped it. Scanners move {@link #at} and return whether they got through;
 * where they did not, {@link #rejection()} says why. There is no exception: a stream of nothing but garbage must stay fast.
 */
final class JsonInput {
    /** What {@link #next} returns where there is nothing more. */
    static final int END = -1;

    byte[] bytes = {};
    /** The next byte to read. */
    int at;

    private Rejection rejection;

    void reset(byte[] value) {
        bytes = value;
        at = 0;
        rejection = null;
    }

    Rejection rejection() {
        return rejection;
    }

    /** Moves over white space to the next byte and returns it, unread; {@link #END}, or less for bytes from 0x80 on. */
    int next() {
        byte[] in = bytes;
        int p = at;
        while (p < in.length) {
            byte b = in[p];
            if (b != ' ' && b != '\n' && b != '\r' && b != '\t') {
                at = p;
                // keeps 0xFF apart from the end
                return b >= 0 ? b : b - 1;
            }
            p++;
        }
        at = p;
        return END;
    }

    /** Records that something else was expected at the cursor; always false. */
    boolean unexpected(String expected) {
        if (at < bytes.length && bytes[at] < 0 && Utf8.sequence(bytes, at, bytes.length) == 0) {
            return badEncoding(at);
        }
        return fault(Rule.MALFORMED_JSON, at, "expected " + expected + ", found " + found());
    }

    /** Records bytes that are not UTF-8; always false. */
    boolean badEncoding(int position) {
        return fault(
                Rule.BAD_ENCODING,
                position,
                String.format("0x%02X does not begin a valid UTF-8 character", bytes[position] & 0xff));
    }

    /** Records a fault of the record as a whole; always false. */
    boolean fault(Rule rule, int position, String message) {
        rejection = new Rejection(rule, "", "byte " + position + ": " + message);
        return false;
    }

    private String found() {
        if (at >= bytes.length) {
            return "the end of the record";
        }
        byte b = bytes[at];
        String hint =
                switch (b) {
                    case 'N', 'I' -> ": JSON has no NaN or Infinity";
                    case '\'' -> ": JSON quotes with \" alone";
                    case '/', '#' -> ": JSON has no comments";
                    case '+' -> ": JSON numbers have no plus sign";
                    default -> "";
                };
        if (b > ' ' && b < 0x7f) {
            return "'" + (char) b + "'" + hint;
        }
        if (b >= 0) {
            return String.format("byte 0x%02X", b);
        }
        int length = Utf8.sequence(bytes, at, bytes.length);
        int codePoint = new String(bytes, at, length, UTF_8).codePointAt(0);
        return codePoint == 0xfeff ? "a byte order mark" : String.format("U+%04X", codePoint);
    }
}
