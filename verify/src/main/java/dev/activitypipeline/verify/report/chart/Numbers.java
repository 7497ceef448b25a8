package dev.activitypipeline.verify.report.chart;

import java.util.Locale;

/** Numbers as people read them, always the same way: {@code 12,345.6}. */
public final class Numbers {
    /** Stands where there is no number. */
    public static final String NONE = "\u2013";

    private Numbers() {}

    public static String whole(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    /** Rounded to so many decimals, {@link #NONE} for NaN. */
    public static String decimal(double value, int decimals) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, "%,." + decimals + "f", value) : NONE;
    }

    /** With about three significant digits: {@code 1,234}, {@code 56.7}, {@code 0.123}. */
    public static String rounded(double value) {
        double size = Math.abs(value);
        return decimal(value, size >= 100 || size == Math.rint(size) ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 3);
    }

    /** A share from 0 to 1 as per cent; never "0%" or "100%" for what only nearly is. */
    public static String percent(double share) {
        if (!Double.isFinite(share)) {
            return NONE;
        }
        double percent = share * 100;
        if (percent > 0 && percent < 0.5) {
            return "<1%";
        }
        if (percent < 100 && percent > 99.5) {
            return ">99%";
        }
        return decimal(percent, 0) + "%";
    }

    /** {@code 850 ms}, {@code 4.2 s}, {@code 3 min 5 s}, {@code 2 h 10 min}, {@code 3 d 4 h}. */
    public static String duration(double seconds) {
        if (!Double.isFinite(seconds)) {
            return NONE;
        }
        if (seconds < 1) {
            return decimal(seconds * 1_000, 0) + " ms";
        }
        if (seconds < 59.95) {
            return decimal(seconds, seconds < 10 && seconds != Math.rint(seconds) ? 1 : 0) + " s";
        }
        long whole = Math.round(seconds);
        if (whole < 3_600) {
            return twoUnits(whole / 60, "min", whole % 60, "s");
        }
        if (whole < 86_400) {
            return twoUnits(whole / 3_600, "h", whole % 3_600 / 60, "min");
        }
        return twoUnits(whole / 86_400, "d", whole % 86_400 / 3_600, "h");
    }

    /** A length of time in round numbers: 60.7 s are {@code about 1 min}. */
    public static String about(double seconds) {
        double unit = seconds < 10 ? 1 : seconds < 100 ? 5 : seconds < 1_000 ? 30 : 300;
        double round = Math.max(unit, Math.rint(seconds / unit) * unit);
        return seconds < 1 || Math.abs(round - seconds) < 0.005 ? duration(seconds) : "about " + duration(round);
    }

    private static String twoUnits(long large, String largeUnit, long small, String smallUnit) {
        return whole(large) + " " + largeUnit + (small == 0 ? "" : " " + small + " " + smallUnit);
    }

    static String coordinate(double value) {
        String text = String.format(Locale.ROOT, "%.1f", value);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }
}
