package dev.activitypipeline.verify.report.data;

import java.util.List;

/** What the report says about the table {@code rejected}: the most frequent rule first. */
public record RejectedSummary(long rows, List<ByRule> rules) {
    public static final RejectedSummary NONE = new RejectedSummary(0, List.of());

    /**
     * @param rule its stable name, as it stands in the table
     * @param example the message of the first such row
     */
    public record ByRule(String rule, long rows, String example) {}
}
