package dev.activitypipeline.verify.report.page;

import dev.activitypipeline.verify.report.chart.BoxChart;
import dev.activitypipeline.verify.report.chart.Numbers;
import dev.activitypipeline.verify.report.chart.Size;
import dev.activitypipeline.verify.report.data.GroupSummary;
import java.util.Comparator;
import java.util.List;

/** How the heart rates of a workout are distributed. */
final class HeartRateCard {
    private HeartRateCard() {}

    static Card of(List<GroupSummary> groups) {
        GroupSummary highest = groups.stream()
                .max(Comparator.comparingDouble(group -> group.heartRate().quantile(0.5)))
                .orElseThrow();
        String finding =
                "The number is the median, the bar the middle half, the line from the 5th to the 95th percentile."
                        + " The highest median: " + highest.word() + ", "
                        + Numbers.decimal(highest.heartRate().quantile(0.5), 0) + " beats/min.";
        List<BoxChart.Box> boxes = groups.stream()
                .map(group -> new BoxChart.Box(
                        group.word(),
                        group.heartRate().quantile(0.05),
                        group.heartRate().quantile(0.25),
                        group.heartRate().quantile(0.5),
                        group.heartRate().quantile(0.75),
                        group.heartRate().quantile(0.95)))
                .toList();
        DataTable table = new DataTable(
                List.of("workout", "5%", "25%", "median", "75%", "95%"),
                boxes.stream()
                        .map(box -> List.of(
                                box.word(),
                                Numbers.rounded(box.p5()),
                                Numbers.rounded(box.p25()),
                                Numbers.rounded(box.median()),
                                Numbers.rounded(box.p75()),
                                Numbers.rounded(box.p95())))
                        .toList());
        return new Card.Figure(
                "heart-rate",
                "Heart rate by workout",
                finding,
                Size.HALF,
                new BoxChart("beats/min, mean of the day", boxes),
                table);
    }
}
