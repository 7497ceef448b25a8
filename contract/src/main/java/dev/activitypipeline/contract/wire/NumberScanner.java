package dev.activitypipeline.contract.wire;

/** Reads JSON numbers by the letter of the grammar, and keeps their digits so that no text has to be made of them. */
final class NumberScanner {
    /** As many digits as a {@code long} always holds. */
    private static final int MAX_DIGITS = 18;
    /** An exponent beyond is as good as this one. */
    private static final int EXPONENT_BOUND = 100_000_000;

    private final JsonInput input;

    private int from;
    private JsonType type = JsonType.INTEGER;
    private boolean negative;
    private long mantissa;
    private int digits;
    private int decimals;
    private int exponent;

    NumberScanner(JsonInput input) {
        this.input = input;
    }

    /** Reads the number that begins at the cursor, and moves behind it. */
    boolean scan() {
        byte[] in = input.bytes;
        from = input.at;
        type = JsonType.INTEGER;
        mantissa = 0;
        digits = 0;
        decimals = 0;
        exponent = 0;
        negative = in[from] == '-';
        if (negative) {
            input.at++;
        }
        int whole = input.at;
        if (!digits(in)) {
            return input.unexpected("a digit");
        }
        if (in[whole] == '0' && input.at > whole + 1) {
            input.at = whole + 1;
            return input.unexpected("no digit after a leading zero");
        }
        if (input.at < in.length && in[input.at] == '.') {
            int point = input.at++;
            type = JsonType.FRACTION;
            if (!digits(in)) {
                return input.unexpected("a digit after the decimal point");
            }
            decimals = input.at - point - 1;
        }
        return input.at >= in.length || (in[input.at] | 0x20) != 'e' || exponent(in);
    }

    /** INTEGER, FRACTION or EXPONENT. */
    JsonType type() {
        return type;
    }

    /** The number of the type INTEGER; one of more than 18 digits reads as {@link Long#MAX_VALUE} or {@link Long#MIN_VALUE}. */
    long integer() {
        if (digits > MAX_DIGITS) {
            return negative ? Long.MIN_VALUE : Long.MAX_VALUE;
        }
        return negative ? -mantissa : mantissa;
    }

    /** The nearest double; infinite where there is none. */
    double decimal() {
        return DecimalText.nearest(
                negative, mantissa, exponent - decimals, digits <= MAX_DIGITS, input.bytes, from, input.at);
    }

    /** Moves over digits, into the mantissa; whether there was any. */
    private boolean digits(byte[] in) {
        int p = input.at;
        long m = mantissa;
        int count = digits;
        while (p < in.length) {
            int digit = in[p] - '0';
            if (digit < 0 || digit > 9) {
                break;
            }
            if (count < MAX_DIGITS) {
                m = m * 10 + digit;
            }
            // zeros before the first other digit take no room
            if (m != 0) {
                count++;
            }
            p++;
        }
        boolean any = p > input.at;
        input.at = p;
        mantissa = m;
        digits = count;
        return any;
    }

    private boolean exponent(byte[] in) {
        type = JsonType.EXPONENT;
        int p = input.at + 1;
        boolean below = p < in.length && in[p] == '-';
        if (below || (p < in.length && in[p] == '+')) {
            p++;
        }
        int first = p;
        int value = 0;
        while (p < in.length && in[p] >= '0' && in[p] <= '9') {
            value = Math.min(EXPONENT_BOUND, value * 10 + in[p] - '0');
            p++;
        }
        input.at = p;
        exponent = below ? -value : value;
        return p > first || input.unexpected("a digit of the exponent");
    }
}
