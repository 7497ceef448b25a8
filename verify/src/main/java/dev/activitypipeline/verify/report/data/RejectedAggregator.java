package dev.activitypipeline.verify.report.data;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Takes the rows of {@code rejected} one by one and counts them by rule. The rules are few: the stream job writes them, not people. */
public final class RejectedAggregator {
    private final Map<String, Counter> rules = new HashMap<>();
    private long rows;

    private static final class Counter {
        private final String example;
        private long rows;

        private Counter(String example) {
            this.example = example;
        }
    }

    public void add(String rule, String message) {
        rows++;
        rules.computeIfAbsent(rule, name -> new Counter(message)).rows++;
    }

    public RejectedSummary summary() {
        List<RejectedSummary.ByRule> byRule = rules.entrySet().stream()
                .map(entry ->
                        new RejectedSummary.ByRule(entry.getKey(), entry.getValue().rows, entry.getValue().example))
                .sorted(Comparator.comparingLong(RejectedSummary.ByRule::rows)
                        .reversed()
                        .thenComparing(RejectedSummary.ByRule::rule))
                .toList();
        return new RejectedSummary(rows, byRule);
    }
}
