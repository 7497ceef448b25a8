package dev.activitypipeline.verify.report.page;

import dev.activitypipeline.verify.report.chart.BarPanels;
import dev.activitypipeline.verify.report.chart.Numbers;
import dev.activitypipeline.verify.report.chart.Size;
import dev.activitypipeline.verify.report.data.GroupSummary;
import dev.activitypipeline.verify.report.data.ReportData;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** What people did: measures by workout and by place. */
final class ActivitySection {
    private static final String NOTHING = "No event is stored, so there is nothing to compare.";

    private ActivitySection() {}

    static List<Card> cards(ReportData data) {
        if (data.events().events() == 0) {
            return List.of(new Card.Empty("workouts", "Activity", NOTHING));
        }
        return List.of(
                means(
                        "workouts",
                        "Activity by workout",
                        "workout",
                        data.events().workouts()),
                means("places", "Activity by place", "place", data.events().places()));
    }

    private static Card means(String id, String title, String word, List<GroupSummary> groups) {
        GroupSummary most = groups.stream()
                .max(Comparator.comparingDouble(GroupSummary::meanSteps))
                .orElseThrow();
        String finding = "Means per event and day, the most frequent " + word + " first. The most steps: " + most.word()
                + ", " + Numbers.decimal(most.meanSteps(), 0) + ".";
        BarPanels chart = new BarPanels(
                groups.stream().map(GroupSummary::word).toList(),
                List.of(
                        panel("Events", groups, GroupSummary::events),
                        panel("Steps", groups, GroupSummary::meanSteps),
                        panel("Energy, kcal", groups, GroupSummary::meanCalories),
                        panel("Active minutes", groups, GroupSummary::meanActiveMinutes)));
        DataTable table = new DataTable(
                List.of(word, "events", "mean steps", "mean energy, kcal", "mean active minutes"),
                rows(
                        groups,
                        group -> List.of(
                                Numbers.whole(group.events()),
                                Numbers.decimal(group.meanSteps(), 1),
                                Numbers.decimal(group.meanCalories(), 1),
                                Numbers.decimal(group.meanActiveMinutes(), 1))));
        return new Card.Figure(id, title, finding, Size.FULL, chart, table);
    }

    private static BarPanels.Panel panel(
            String title, List<GroupSummary> groups, ToDoubleFunction<GroupSummary> measure) {
        List<Double> values =
                groups.stream().map(group -> measure.applyAsDouble(group)).toList();
        return new BarPanels.Panel(
                title,
                values,
                values.stream().map(value -> Numbers.decimal(value, 0)).toList());
    }

    private static List<List<String>> rows(List<GroupSummary> groups, Function<GroupSummary, List<String>> cells) {
        List<List<String>> rows = new ArrayList<>();
        for (GroupSummary group : groups) {
            List<String> row = new ArrayList<>(List.of(group.word()));
            row.addAll(cells.apply(group));
            rows.add(row);
        }
        return rows;
    }
}
