package dev.activitypipeline.contract.wire;

/**
 * Reads JSON strings: checks their UTF-8 and escapes, and decodes them into one buffer that serves a whole record. A string is never
 * longer decoded than written, so the buffer is never longer than the record.
 */
final class StringScanner {
    private final JsonInput input;

    private byte[] text = new byte[512];
    private int kept;
    private int end;

    StringScanner(JsonInput input) {
        this.input = input;
    }

    void reset() {
        if (text.length < input.bytes.length) {
            text = new byte[Math.max(input.bytes.length, 2 * text.length)];
        }
        kept = 0;
        end = 0;
    }

    /** Decoded strings, one after the other. */
    byte[] text() {
        return text;
    }

    /** Where the last string begins in {@link #text()}. */
    int from() {
        return kept;
    }

    /** Where the last string ends in {@link #text()}. */
    int to() {
        return end;
    }

    /** Lets the last string stand for the rest of the record; otherwise the next one takes its place. */
    void keep() {
        kept = end;
    }

    /** Reads the string whose opening quote is at the cursor, and moves behind its closing quote. */
    boolean scan() {
        byte[] in = input.bytes;
        int first = input.at + 1;
        int p = plain(in, first);
        int length = p - first;
        System.arraycopy(in, first, text, kept, length);
        end = kept + length;
        input.at = p;
        if (p < in.length && in[p] == '"') {
            input.at = p + 1;
            return true;
        }
        return scanRest(in);
    }

    private boolean scanRest(byte[] in) {
        while (input.at < in.length) {
            int p = input.at;
            byte b = in[p];
            if (b == '"') {
                input.at = p + 1;
                return true;
            }
            if (b == '\\') {
                if (!escape(in)) {
                    return false;
                }
            } else if (b < 0) {
                int length = Utf8.sequence(in, p, in.length);
                if (length == 0) {
                    return input.badEncoding(p);
                }
                copy(in, p, p + length);
            } else if (b < ' ') {
                return input.unexpected("no unescaped control character in a string");
            } else {
                copy(in, p, plain(in, p));
            }
        }
        return input.unexpected("the closing quote of a string");
    }

    /** The end of the run of ASCII that stands for itself. */
    private static int plain(byte[] in, int from) {
        int p = from;
        while (p < in.length) {
            byte b = in[p];
            if (b < ' ' || b == '"' || b == '\\') {
                break;
            }
            p++;
        }
        return p;
    }

    private void copy(byte[] in, int from, int to) {
        for (int p = from; p < to; p++) {
            text[end++] = in[p];
        }
        input.at = to;
    }

    private boolean escape(byte[] in) {
        int start = input.at;
        input.at = start + 1;
        int c = input.at < in.length ? in[input.at] : -1;
        byte decoded =
                switch (c) {
                    case '"', '\\', '/' -> (byte) c;
                    case 'b' -> '\b';
                    case 'f' -> '\f';
                    case 'n' -> '\n';
                    case 'r' -> '\r';
                    case 't' -> '\t';
                    default -> 0;
                };
        if (decoded != 0) {
            text[end++] = decoded;
            input.at++;
            return true;
        }
        return c == 'u' ? unicode(in, start) : input.unexpected("one of \"\\/bfnrtu after a backslash");
    }

    /** Reads {@code \}{@code uXXXX}, or the two of a surrogate pair, that begin at {@code start}. */
    private boolean unicode(byte[] in, int start) {
        int unit = hex(in, start + 2);
        if (unit < 0) {
            return fourDigitsExpected(in, start + 2);
        }
        int next = start + 6;
        if (unit >= Character.MIN_SURROGATE && unit <= Character.MAX_SURROGATE) {
            boolean escapeFollows = next + 1 < in.length && in[next] == '\\' && in[next + 1] == 'u';
            int low = escapeFollows ? hex(in, next + 2) : -1;
            boolean pair = unit <= Character.MAX_HIGH_SURROGATE
                    && low >= Character.MIN_LOW_SURROGATE
                    && low <= Character.MAX_LOW_SURROGATE;
            if (!pair) {
                return input.fault(
                        Rule.BAD_ENCODING,
                        start,
                        String.format("\\u%04x is half of a surrogate pair, which is no character", unit));
            }
            end = Utf8.write(text, end, Character.toCodePoint((char) unit, (char) low));
            next += 6;
        } else {
            end = Utf8.write(text, end, unit);
        }
        input.at = next;
        return true;
    }

    private boolean fourDigitsExpected(byte[] in, int from) {
        input.at = from;
        while (input.at < in.length && Character.digit(in[input.at], 16) >= 0) {
            input.at++;
        }
        return input.unexpected("four hexadecimal digits after \\u");
    }

    /** The value of four hexadecimal digits, or less than 0. */
    private static int hex(byte[] in, int from) {
        if (from + 4 > in.length) {
            return -1;
        }
        int value = 0;
        for (int p = from; p < from + 4; p++) {
            int digit = Character.digit(in[p], 16);
            if (digit < 0) {
                return -1;
            }
            value = (value << 4) | digit;
        }
        return value;
    }
}
