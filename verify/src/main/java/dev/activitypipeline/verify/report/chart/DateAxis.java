package dev.activitypipeline.verify.report.chart;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Ticks of a calendar axis: days, Mondays, months or years, whatever leaves room for the labels. */
public record DateAxis(LocalDate first, LocalDate last) {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMM", Locale.ENGLISH);
    private static final DateTimeFormatter MONTH_AND_YEAR = DateTimeFormatter.ofPattern("MMM yyyy", Locale.ENGLISH);

    public record Tick(LocalDate date, String label) {}

    /** Days from the first to the last, both included. */
    public long days() {
        return ChronoUnit.DAYS.between(first, last) + 1;
    }

    /** At most about so many ticks, none before the first day or after the last. */
    public List<Tick> ticks(int most) {
        if (days() <= most) {
            return step(first, ChronoUnit.DAYS, 1);
        }
        if (days() <= 7L * most) {
            return step(first.with(TemporalAdjusters.nextOrSame(DayOfWeek.MONDAY)), ChronoUnit.WEEKS, 1);
        }
        LocalDate month =
                first.getDayOfMonth() == 1 ? first : first.plusMonths(1).withDayOfMonth(1);
        for (int months : new int[] {1, 2, 3, 6}) {
            if (days() / 30.4 <= (double) months * most) {
                while ((month.getMonthValue() - 1) % months != 0) {
                    month = month.plusMonths(1);
                }
                return step(month, ChronoUnit.MONTHS, months);
            }
        }
        int years = 1;
        while (days() / 365.25 > (double) years * most) {
            years = years == 1 ? 2 : years == 2 ? 5 : years * 2;
        }
        LocalDate year = first.getDayOfYear() == 1 ? first : first.plusYears(1).withDayOfYear(1);
        while (year.getYear() % years != 0) {
            year = year.plusYears(1);
        }
        return step(year, ChronoUnit.YEARS, years);
    }

    private List<Tick> step(LocalDate from, ChronoUnit unit, int amount) {
        List<Tick> ticks = new ArrayList<>();
        for (LocalDate date = from; !date.isAfter(last); date = date.plus(amount, unit)) {
            ticks.add(new Tick(date, label(date, unit, ticks.isEmpty())));
        }
        return ticks;
    }

    private String label(LocalDate date, ChronoUnit unit, boolean isFirst) {
        if (unit == ChronoUnit.YEARS) {
            return String.valueOf(date.getYear());
        }
        if (unit == ChronoUnit.MONTHS) {
            boolean newYear = isFirst || date.getMonthValue() == 1;
            return (newYear && first.getYear() != last.getYear() ? MONTH_AND_YEAR : MONTH).format(date);
        }
        return DAY.format(date);
    }
}
