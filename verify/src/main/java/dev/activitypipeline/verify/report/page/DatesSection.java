package dev.activitypipeline.verify.report.page;

import dev.activitypipeline.verify.report.chart.BarPanels;
import dev.activitypipeline.verify.report.chart.ColumnChart;
import dev.activitypipeline.verify.report.chart.DateAxis;
import dev.activitypipeline.verify.report.chart.Numbers;
import dev.activitypipeline.verify.report.chart.Size;
import dev.activitypipeline.verify.report.data.DateSummary;
import dev.activitypipeline.verify.report.data.ReportData;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Which days the events speak of. */
final class DatesSection {
    /** More columns than that are thinner than a pixel on a phone. */
    private static final long MOST_COLUMNS = 400;

    private DatesSection() {}

    static List<Card> cards(ReportData data) {
        List<DateSummary> dates = data.events().dates();
        return dates.isEmpty() ? List.of() : List.of(byDate(dates), byWeekday(dates));
    }

    private static Card byDate(List<DateSummary> dates) {
        DateAxis axis =
                new DateAxis(dates.get(0).date(), dates.get(dates.size() - 1).date());
        ChronoUnit unit = unit(axis);
        LocalDate from = start(axis.first(), unit);
        long[] counts = new long[(int) unit.between(from, start(axis.last(), unit)) + 1];
        for (DateSummary date : dates) {
            counts[(int) unit.between(from, start(date.date(), unit))] += date.events();
        }
        String word = unit == ChronoUnit.DAYS ? "date" : unit == ChronoUnit.MONTHS ? "month" : "year";
        ColumnChart chart = new ColumnChart(
                "events",
                Arrays.stream(counts).boxed().toList(),
                room -> axis.ticks(room).stream()
                        .map(tick ->
                                new ColumnChart.Tick(unit.between(from, start(tick.date(), unit)) + 0.5, tick.label()))
                        .toList(),
                years(axis),
                null);
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < counts.length; i++) {
            rows.add(List.of(name(from.plus(i, unit), unit), Numbers.whole(counts[i])));
        }
        int most = 0;
        for (int i = 1; i < counts.length; i++) {
            most = counts[i] > counts[most] ? i : most;
        }
        String finding = finding(counts, word, most, name(from.plus(most, unit), unit));
        return new Card.Figure(
                "dates", "Events by " + word, finding, Size.FULL, chart, new DataTable(List.of(word, "events"), rows));
    }

    private static String finding(long[] counts, String word, int most, String name) {
        long least = Arrays.stream(counts).min().orElse(0);
        if (counts.length == 1) {
            return "All " + Numbers.whole(counts[0]) + " events are of " + name + ".";
        }
        if (least == counts[most]) {
            return "Every " + word + " has the same number of events, " + Numbers.whole(least) + ".";
        }
        return "From " + Numbers.whole(least) + " to " + Numbers.whole(counts[most]) + " events per " + word
                + "; the most: " + name + ".";
    }

    private static Card byWeekday(List<DateSummary> dates) {
        long[] days = new long[7];
        long[] events = new long[7];
        double[] steps = new double[7];
        for (DateSummary date : dates) {
            int day = date.date().getDayOfWeek().getValue() - 1;
            days[day]++;
            events[day] += date.events();
            steps[day] += date.meanSteps() * date.events();
        }
        List<String> names = new ArrayList<>();
        List<Double> perDate = new ArrayList<>();
        List<Double> meanSteps = new ArrayList<>();
        List<List<String>> rows = new ArrayList<>();
        for (DayOfWeek day : DayOfWeek.values()) {
            int i = day.getValue() - 1;
            if (days[i] > 0) {
                names.add(day.getDisplayName(TextStyle.SHORT, Locale.ENGLISH));
                perDate.add((double) events[i] / days[i]);
                meanSteps.add(steps[i] / events[i]);
                rows.add(List.of(
                        day.getDisplayName(TextStyle.FULL, Locale.ENGLISH),
                        Numbers.whole(days[i]),
                        Numbers.whole(events[i]),
                        Numbers.decimal(perDate.get(perDate.size() - 1), 1),
                        Numbers.decimal(meanSteps.get(meanSteps.size() - 1), 1)));
            }
        }
        BarPanels chart = new BarPanels(names, List.of(panel("Events per date", perDate), panel("Steps", meanSteps)));
        return new Card.Figure(
                "weekdays",
                "Days of the week",
                "The mean number of events of a date, and the mean steps of an event.",
                Size.FULL,
                chart,
                new DataTable(List.of("day", "dates", "events", "events per date", "mean steps"), rows));
    }

    private static BarPanels.Panel panel(String title, List<Double> values) {
        return new BarPanels.Panel(
                title,
                List.copyOf(values),
                values.stream().map(value -> Numbers.decimal(value, 0)).toList());
    }

    private static String years(DateAxis axis) {
        int first = axis.first().getYear();
        int last = axis.last().getYear();
        return first == last ? String.valueOf(first) : first + " to " + last;
    }

    private static ChronoUnit unit(DateAxis axis) {
        if (axis.days() <= MOST_COLUMNS) {
            return ChronoUnit.DAYS;
        }
        return axis.days() / 30 <= MOST_COLUMNS ? ChronoUnit.MONTHS : ChronoUnit.YEARS;
    }

    private static LocalDate start(LocalDate date, ChronoUnit unit) {
        return switch (unit) {
            case MONTHS -> date.withDayOfMonth(1);
            case YEARS -> date.withDayOfYear(1);
            default -> date;
        };
    }

    private static String name(LocalDate date, ChronoUnit unit) {
        return unit == ChronoUnit.DAYS
                ? date.toString()
                : unit == ChronoUnit.MONTHS ? date.toString().substring(0, 7) : String.valueOf(date.getYear());
    }
}
