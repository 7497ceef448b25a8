package dev.activitypipeline.contract.wire;

/** Days as {@code YYYY-MM-DD}, ten ASCII bytes of the proleptic Gregorian calendar. */
final class DateText {
    static final int LENGTH = 10;
    /** What {@link #parse} gives for everything that is no such day. */
    static final int NO_DATE = Integer.MIN_VALUE;
    /** 1900-01-01, the contract's first day. */
    static final int FIRST_DAY = -25_567;
    /** 0000-01-01 and 9999-12-31, the days that have four digits of year. */
    static final int FIRST_WRITABLE_DAY = -719_528;

    static final int LAST_WRITABLE_DAY = 2_932_896;

    private static final int DAYS_OF_400_YEARS = 146_097;
    /** From 0000-03-01 to 1970-01-01: a year that begins in March has its leap day at the end. */
    private static final int MARCH_OF_YEAR_ZERO = 719_468;

    private static final byte[] DAYS_OF_MONTH = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    private DateText() {}

    /** The day that exactly these bytes write, as days since 1970-01-01, or {@link #NO_DATE}. */
    static int parse(byte[] in, int from, int to) {
        if (to - from != LENGTH || in[from + 4] != '-' || in[from + 7] != '-') {
            return NO_DATE;
        }
        int year = twoDigits(in, from) * 100 + twoDigits(in, from + 2);
        int month = twoDigits(in, from + 5);
        int day = twoDigits(in, from + 8);
        if (year < 0 || month < 1 || month > 12 || day < 1 || day > daysOf(year, month)) {
            return NO_DATE;
        }
        return epochDay(year, month, day);
    }

    /** Writes a day from year 0 to 9999; returns the position after it. */
    static int write(byte[] out, int at, int epochDay) {
        int shifted = epochDay + MARCH_OF_YEAR_ZERO;
        int era = Math.floorDiv(shifted, DAYS_OF_400_YEARS);
        int dayOfEra = shifted - era * DAYS_OF_400_YEARS;
        int yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
        int dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        int monthFromMarch = (5 * dayOfYear + 2) / 153;
        int day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1;
        int month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
        int year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
        twoDigits(out, at, year / 100);
        twoDigits(out, at + 2, year % 100);
        out[at + 4] = '-';
        twoDigits(out, at + 5, month);
        out[at + 7] = '-';
        twoDigits(out, at + 8, day);
        return at + LENGTH;
    }

    private static int epochDay(int year, int month, int day) {
        int y = month <= 2 ? year - 1 : year;
        int era = Math.floorDiv(y, 400);
        int yearOfEra = y - era * 400;
        int dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
        int dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
        return era * DAYS_OF_400_YEARS + dayOfEra - MARCH_OF_YEAR_ZERO;
    }

    private static int daysOf(int year, int month) {
        boolean leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        return month == 2 && leap ? 29 : DAYS_OF_MONTH[month - 1];
    }

    /** 0 to 99, or so far below zero that no sum with it is a year, month or day. */
    private static int twoDigits(byte[] in, int at) {
        int tens = in[at] - '0';
        int ones = in[at + 1] - '0';
        return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : -100_000;
    }

    private static void twoDigits(byte[] out, int at, int number) {
        out[at] = (byte) ('0' + number / 10);
        out[at + 1] = (byte) ('0' + number % 10);
    }
}
