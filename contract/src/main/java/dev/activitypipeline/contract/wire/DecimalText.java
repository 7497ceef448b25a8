package dev.activitypipeline.contract.wire;

import java.nio.charset.StandardCharsets;

/** Numbers as decimal text: written so that they read back as the same value, read as the nearest double. */
final class DecimalText {
    /** The most bytes that {@link #write(byte[], int, double)} takes: {@code -1.2345678901234567E-308}. */
    static final int MAX_LENGTH = 24;

    private static final byte[] TENS = new byte[100];
    private static final byte[] ONES = new byte[100];
    /** Powers of ten that a double holds exactly. */
    private static final double[] EXACT_POWERS = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22
    };

    private static final long EXACT_INTEGERS = 1L << 53;
    /** From here on, and below 0.001, {@link Double#toString(double)} writes an exponent. */
    private static final double FIRST_WITH_EXPONENT = 1e7;

    static {
        for (int i = 0; i < 100; i++) {
            TENS[i] = (byte) ('0' + i / 10);
            ONES[i] = (byte) ('0' + i % 10);
        }
    }

    private DecimalText() {}

    /** Writes an integer; returns the position after it. */
    static int write(byte[] out, int from, int number) {
        int at = from;
        int rest = number;
        if (rest < 0) {
            out[at++] = '-';
            if (rest == Integer.MIN_VALUE) {
                // has no positive counterpart
                out[at++] = '2';
                rest = -147_483_648;
            }
            rest = -rest;
        }
        int after = at + digits(rest);
        int end = after;
        while (rest >= 100) {
            int pair = rest % 100;
            rest /= 100;
            out[--end] = ONES[pair];
            out[--end] = TENS[pair];
        }
        out[--end] = ONES[rest];
        if (rest >= 10) {
            out[--end] = TENS[rest];
        }
        return after;
    }

    /**
     * Writes a finite number as {@link Double#toString(double)} does; returns the position after it. A number below ten million with at
     * most three decimals, as events have, takes no object; its text is the shortest that reads back as the same double, because
     * it has at most ten digits and no two decimals of up to fifteen digits share a double.
     */
    static int write(byte[] out, int from, double number) {
        double magnitude = Math.abs(number);
        if (magnitude < FIRST_WITH_EXPONENT) {
            long thousandths = (long) (magnitude * 1_000 + 0.5);
            // one correctly rounded division of two exact integers: equal means that this decimal reads back as this
            // double
            if (thousandths / 1_000.0 == magnitude) {
                int at = from;
                if (Double.doubleToRawLongBits(number) < 0) {
                    out[at++] = '-';
                }
                int whole = (int) (thousandths / 1_000);
                at = write(out, at, whole);
                out[at++] = '.';
                return fraction(out, at, (int) (thousandths - whole * 1_000L));
            }
        }
        String text = Double.toString(number);
        for (int i = 0; i < text.length(); i++) {
            out[from + i] = (byte) text.charAt(i);
        }
        return from + text.length();
    }

    /**
     * The double nearest to {@code mantissa * 10^exponent}.
     *
     * @param exact whether mantissa and exponent tell all digits of the text; otherwise the text itself is read
     */
    static double nearest(boolean negative, long mantissa, int exponent, boolean exact, byte[] in, int from, int to) {
        if (exact && mantissa <= EXACT_INTEGERS && exponent >= -22 && exponent <= 22) {
            double digits = mantissa;
            double magnitude = exponent < 0 ? digits / EXACT_POWERS[-exponent] : digits * EXACT_POWERS[exponent];
            return negative ? -magnitude : magnitude;
        }
        return Double.parseDouble(new String(in, from, to - from, StandardCharsets.ISO_8859_1));
    }

    private static int fraction(byte[] out, int from, int thousandths) {
        int at = from;
        int hundredths = thousandths / 10;
        out[at++] = TENS[hundredths];
        int last = thousandths % 10;
        if (ONES[hundredths] != '0' || last != 0) {
            out[at++] = ONES[hundredths];
            if (last != 0) {
                out[at++] = ONES[last];
            }
        }
        return at;
    }

    private static int digits(int number) {
        int digits = 1;
        for (int bound = 10; number >= bound; bound *= 10) {
            digits++;
            if (digits == 10) {
                break;
            }
        }
        return digits;
    }
}
