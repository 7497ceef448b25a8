package dev.activitypipeline.verify.report.page;

import dev.activitypipeline.verify.report.chart.LineChart;
import dev.activitypipeline.verify.report.chart.Numbers;
import dev.activitypipeline.verify.report.chart.Size;
import dev.activitypipeline.verify.report.data.ReportData;
import dev.activitypipeline.verify.report.data.Timeline;
import dev.activitypipeline.verify.report.data.TimelineSeries;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** How the run went over time: rates, lag, duration of batches. */
final class RunSection {
    private RunSection() {}

    static List<Card> cards(ReportData data) {
        Timeline timeline = data.timeline();
        if (!timeline.hasSpan()) {
            String why = timeline.readings().isEmpty()
                    ? "This report was written without the timeline of a run, so there is nothing to draw over time."
                    : "The timeline holds a single reading; it takes two to draw a line.";
            return List.of(new Card.Empty("rates", "Over time", why));
        }
        TimelineSeries series = TimelineSeries.of(timeline);
        return List.of(rates(timeline, series), lag(timeline, series), batches(timeline, series));
    }

    private static Card rates(Timeline timeline, TimelineSeries series) {
        Timeline.Reading first = timeline.readings().get(0);
        Timeline.Reading last = timeline.readings().get(timeline.readings().size() - 1);
        String finding = Numbers.whole(last.produced() - first.produced()) + " events were produced and "
                + Numbers.whole(last.stored() - first.stored()) + " were stored; each point is the mean of "
                + Numbers.about(series.windowSeconds()) + "." + restarts(timeline) + unreadable(timeline);
        LineChart chart = new LineChart(
                seconds(timeline),
                "events/s",
                false,
                List.of(
                        new LineChart.Series("stored", 1, series.stored()),
                        new LineChart.Series("produced", 2, series.produced())),
                marks(timeline));
        return new Card.Figure(
                "rates",
                "Events per second",
                finding,
                Size.FULL,
                chart,
                table(series, "produced/s", series.produced(), "stored/s", series.stored()));
    }

    private static Card lag(Timeline timeline, TimelineSeries series) {
        OptionalDouble most = TimelineSeries.peak(series.lag());
        if (most.isEmpty()) {
            return new Card.Empty("lag", "Lag", "The timeline holds no reading of the lag.");
        }
        double last = timeline.readings().stream()
                .mapToDouble(Timeline.Reading::lag)
                .filter(Double::isFinite)
                .reduce((before, next) -> next)
                .orElse(0);
        String finding = "Records in Kafka that were not stored yet: at most " + Numbers.decimal(most.getAsDouble(), 0)
                + ", and " + Numbers.decimal(last, 0) + " at the end.";
        LineChart chart = new LineChart(
                seconds(timeline),
                "records",
                true,
                List.of(new LineChart.Series("lag", 1, series.lag())),
                marks(timeline));
        return new Card.Figure("lag", "Lag", finding, Size.HALF, chart, table(series, "lag, records", series.lag()));
    }

    private static Card batches(Timeline timeline, TimelineSeries series) {
        double[] known = series.batchMillis().stream()
                .mapToDouble(Double::doubleValue)
                .filter(Double::isFinite)
                .sorted()
                .toArray();
        if (known.length == 0) {
            return new Card.Empty("batches", "Duration of batches", "The timeline holds no reading of a batch.");
        }
        String finding = "From reading a batch to its commit: half of the windows stay within "
                + Numbers.whole(Math.round(known[(known.length - 1) / 2])) + " ms; the longest took "
                + Numbers.whole(Math.round(known[known.length - 1])) + " ms.";
        LineChart chart = new LineChart(
                seconds(timeline),
                "ms",
                true,
                List.of(new LineChart.Series("batch", 1, series.batchMillis())),
                marks(timeline));
        return new Card.Figure(
                "batches",
                "Duration of batches",
                finding,
                Size.HALF,
                chart,
                table(series, "longest batch, ms", series.batchMillis()));
    }

    private static double seconds(Timeline timeline) {
        return timeline.span().length().toMillis() / 1_000.0;
    }

    private static List<LineChart.Mark> marks(Timeline timeline) {
        return timeline.restarts().stream()
                .map(millis -> new LineChart.Mark((millis - timeline.span().firstMillis()) / 1_000.0, "restart"))
                .toList();
    }

    private static String restarts(Timeline timeline) {
        int restarts = timeline.restarts().size();
        return restarts == 0
                ? ""
                : restarts == 1
                        ? " A process started again once."
                        : " A process started again " + Numbers.whole(restarts) + " times.";
    }

    private static String unreadable(Timeline timeline) {
        int lines = timeline.unreadableLines();
        return lines == 0
                ? ""
                : lines == 1
                        ? " One line of the timeline could not be read."
                        : " " + Numbers.whole(lines) + " lines of the timeline could not be read.";
    }

    private static DataTable table(TimelineSeries series, String name, List<Double> values) {
        return table(series, name, values, "", List.of());
    }

    private static DataTable table(
            TimelineSeries series, String name, List<Double> values, String second, List<Double> more) {
        List<List<String>> rows = new ArrayList<>();
        for (int w = 0; w < values.size(); w++) {
            List<String> row = new ArrayList<>();
            row.add(Numbers.decimal(w * series.windowSeconds(), 1) + " s");
            row.add(Numbers.rounded(values.get(w)));
            if (!more.isEmpty()) {
                row.add(Numbers.rounded(more.get(w)));
            }
            rows.add(row);
        }
        return new DataTable(!more.isEmpty() ? List.of("from", name, second) : List.of("from", name), rows);
    }
}
