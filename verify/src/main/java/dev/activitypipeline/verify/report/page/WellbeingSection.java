package dev.activitypipeline.verify.report.page;

import dev.activitypipeline.verify.report.chart.ColumnChart;
import dev.activitypipeline.verify.report.chart.HeatMap;
import dev.activitypipeline.verify.report.chart.Numbers;
import dev.activitypipeline.verify.report.chart.Scale;
import dev.activitypipeline.verify.report.chart.Size;
import dev.activitypipeline.verify.report.data.CrossTable;
import dev.activitypipeline.verify.report.data.Histogram;
import dev.activitypipeline.verify.report.data.ReportData;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** How people's hearts beat, how they slept and how they felt. Shows that these go together, not that one makes the other. */
final class WellbeingSection {
    private static final int TENTHS_PER_COLUMN = 5;

    private WellbeingSection() {}

    static List<Card> cards(ReportData data) {
        if (data.events().events() == 0) {
            return List.of();
        }
        return List.of(
                HeartRateCard.of(data.events().workouts()),
                sleep(data.events().sleep()),
                moods(
                        "mood-weather",
                        "Mood by weather",
                        "weather",
                        data.events().moodByWeather()),
                moods(
                        "mood-sleep",
                        "Mood by sleep",
                        "hours slept",
                        data.events().moodBySleep()));
    }

    private static Card sleep(Histogram tenths) {
        double median = tenths.quantile(0.5);
        Histogram halves = tenths.coarser(TENTHS_PER_COLUMN);
        long[] bins = halves.bins();
        int first = 0;
        while (bins[first] == 0) {
            first++;
        }
        int end = bins.length;
        while (bins[end - 1] == 0) {
            end--;
        }
        double from = first * halves.width();
        double to = end * halves.width();
        List<Long> columns = Arrays.stream(bins, first, end).boxed().toList();
        ColumnChart chart = new ColumnChart(
                "events",
                columns,
                room -> Scale.between(from, to, Math.min(2 * room, 12)).ticks().stream()
                        .filter(hour -> hour >= from && hour <= to)
                        .map(hour -> new ColumnChart.Tick((hour - from) / halves.width(), Numbers.rounded(hour)))
                        .toList(),
                "hours slept",
                new ColumnChart.Mark((median + tenths.width() / 2 - from) / halves.width(), "median " + hours(median)));
        String finding = "Half of the nights were of " + hours(median) + " or less, one in ten of "
                + hours(tenths.quantile(0.1)) + " or less.";
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            double hour = from + i * halves.width();
            rows.add(List.of(
                    Numbers.decimal(hour, 1) + " to " + Numbers.decimal(hour + halves.width(), 1) + " h",
                    Numbers.whole(columns.get(i))));
        }
        return new Card.Figure(
                "sleep", "Sleep", finding, Size.HALF, chart, new DataTable(List.of("hours slept", "events"), rows));
    }

    private static String hours(double hours) {
        return Numbers.decimal(hours, 1) + " h";
    }

    private static Card moods(String id, String title, String rowName, CrossTable table) {
        List<Integer> shown = IntStream.range(0, table.rows().size())
                .filter(row -> table.rowTotal(row) > 0)
                .boxed()
                .toList();
        List<List<Double>> shares = shown.stream()
                .map(row -> IntStream.range(0, table.columns().size())
                        .mapToObj(column -> table.share(row, column))
                        .toList())
                .toList();
        List<String> words = shown.stream().map(table.rows()::get).toList();
        List<String> headers = new ArrayList<>(List.of(rowName));
        headers.addAll(table.columns());
        headers.add("all");
        List<List<String>> rows = shown.stream()
                .map(row -> {
                    List<String> cells = new ArrayList<>(List.of(table.rows().get(row)));
                    table.counts().get(row).forEach(count -> cells.add(Numbers.whole(count)));
                    cells.add(Numbers.whole(table.rowTotal(row)));
                    return cells;
                })
                .map(List::copyOf)
                .toList();
        return new Card.Figure(
                id,
                title,
                "Each row adds up to 100% of its events. " + strongest(words, table.columns(), shares),
                Size.HALF,
                new HeatMap(words, table.columns(), shares),
                new DataTable(headers, rows));
    }

    private static String strongest(List<String> rows, List<String> columns, List<List<Double>> shares) {
        int bestRow = 0;
        int bestColumn = 0;
        for (int row = 0; row < rows.size(); row++) {
            for (int column = 0; column < columns.size(); column++) {
                if (shares.get(row).get(column) > shares.get(bestRow).get(bestColumn)) {
                    bestRow = row;
                    bestColumn = column;
                }
            }
        }
        return "The largest share: " + columns.get(bestColumn) + " at " + rows.get(bestRow) + ", "
                + Numbers.percent(shares.get(bestRow).get(bestColumn)) + ".";
    }
}
