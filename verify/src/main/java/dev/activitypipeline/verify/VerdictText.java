package dev.activitypipeline.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A verdict for a person. */
final class VerdictText {
    private VerdictText() {}

    static String of(Verdict verdict) {
        LedgerTotals totals = verdict.totals();
        List<String> lines = new ArrayList<>();
        lines.add("store " + verdict.store() + ", topic " + verdict.topic() + " (" + verdict.topicId() + ")");
        if (totals.acknowledged() >= 0) {
            lines.add(line("acknowledged", totals.acknowledged(), ""));
        }
        String again = totals.duplicates() == 0 ? "" : number(totals.duplicates()) + " of them sent again";
        lines.add(line("in the topic", totals.topic(), again));
        lines.add(line("stored", totals.stored(), totals.plainRows() < 0 ? "" : "two readers"));
        lines.add(line("rejected", totals.rejected(), rules(totals.rejectedByRule())));
        if (totals.dailyRows() >= 0) {
            lines.add(line("daily", totals.dailyRows(), "sums computed anew"));
        }
        if (totals.simulated() >= 0) {
            lines.add(line("simulated", totals.simulated(), "bytes computed anew"));
        }
        verdict.notes().forEach(note -> lines.add("note: " + note));
        verdict.findings().forEach(finding -> lines.add(finding.toString()));
        verdict.counts().forEach((kind, count) -> {
            if (count > Findings.LISTED) {
                lines.add(kind + ": " + number(count - Findings.LISTED) + " more (" + kind.meaning() + ")");
            }
        });
        lines.add(conclusion(verdict));
        return String.join(System.lineSeparator(), lines);
    }

    /** The same in one line: the counts, or the first finding. */
    static String line(Verdict verdict) {
        LedgerTotals totals = verdict.totals();
        return verdict.isClean()
                ? conclusion(verdict) + "; " + number(totals.topic()) + " in the topic, " + number(totals.stored())
                        + " stored, " + number(totals.rejected()) + " rejected"
                : conclusion(verdict) + "; the first: " + verdict.findings().get(0);
    }

    private static String conclusion(Verdict verdict) {
        long rows = verdict.totals().topic()
                + verdict.totals().stored()
                + verdict.totals().rejected();
        String effort = String.format(Locale.ROOT, " (%s rows read in %.1f s)", number(rows), verdict.seconds());
        if (verdict.isClean()) {
            String claim = verdict.totals().acknowledged() < 0
                    ? "verified: every committed event is stored exactly once"
                    : "verified: every acknowledged event is stored exactly once";
            return claim + effort;
        }
        long findings =
                verdict.counts().values().stream().mapToLong(Long::longValue).sum();
        return "not verified: " + number(findings) + (findings == 1 ? " finding" : " findings") + effort;
    }

    private static String rules(Map<String, Long> byRule) {
        List<String> rules = new ArrayList<>();
        byRule.forEach((rule, count) -> rules.add(rule + " " + number(count)));
        return String.join(", ", rules);
    }

    private static String line(String name, long count, String remark) {
        return String.format(Locale.ROOT, "  %-13s%15s  %s", name, number(count), remark)
                .stripTrailing();
    }

    private static String number(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }
}
