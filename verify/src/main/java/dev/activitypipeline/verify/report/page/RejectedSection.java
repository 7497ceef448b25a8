package dev.activitypipeline.verify.report.page;

import dev.activitypipeline.contract.wire.Rule;
import dev.activitypipeline.verify.report.chart.ExplainedBars;
import dev.activitypipeline.verify.report.chart.Numbers;
import dev.activitypipeline.verify.report.chart.Size;
import dev.activitypipeline.verify.report.data.RejectedSummary;
import dev.activitypipeline.verify.report.data.ReportData;
import java.util.Arrays;
import java.util.List;

/** Which records were refused, and why. */
final class RejectedSection {
    private RejectedSection() {}

    static List<Card> cards(ReportData data) {
        RejectedSummary rejected = data.rejected();
        if (rejected.rows() == 0) {
            String why = data.events().events() == 0
                    ? "No record has been read yet."
                    : "Every record that was read was a valid event.";
            return List.of(new Card.Empty("rejected", "Rejected by rule", why));
        }
        List<ExplainedBars.Bar> bars = rejected.rules().stream()
                .map(rule -> new ExplainedBars.Bar(
                        rule.rule(),
                        meaning(rule.rule()),
                        rule.rows(),
                        Numbers.whole(rule.rows()) + " (" + Numbers.percent((double) rule.rows() / rejected.rows())
                                + ")"))
                .toList();
        DataTable table = new DataTable(
                List.of("rule", "rows", "meaning", "an example"),
                rejected.rules().stream()
                        .map(rule ->
                                List.of(rule.rule(), Numbers.whole(rule.rows()), meaning(rule.rule()), rule.example()))
                        .toList());
        return List.of(new Card.Figure(
                "rejected",
                "Rejected by rule",
                "Records that are not valid events are kept in the table rejected, with their bytes; there are "
                        + Numbers.whole(rejected.rows()) + ".",
                Size.FULL,
                new ExplainedBars(bars),
                table));
    }

    private static String meaning(String name) {
        return Arrays.stream(Rule.values())
                .filter(rule -> rule.name().equals(name))
                .map(Rule::meaning)
                .findFirst()
                .orElse("a rule that this version of the report does not know");
    }
}
