package dev.activitypipeline.controller.topicbench;

import java.util.Locale;

/**
 * A line of the report.
 *
 * @param measure what the goal is about
 * @param least whether the measure is to be at least the goal; else at most
 */
record TopicFigure(
        String id,
        String what,
        String ours,
        String reference,
        double measure,
        boolean least,
        double must,
        double stretch) {
    boolean isMissed() {
        return !reaches(must);
    }

    String line() {
        String verdict = reaches(stretch) ? "very good" : reaches(must) ? "met" : "missed";
        return String.format(
                Locale.ROOT,
                "| %s | %s | %s | %s | %.2f | %s %.2f (%.2f) | %s |",
                id,
                what,
                ours,
                reference,
                measure,
                least ? "≥" : "≤",
                must,
                stretch,
                verdict);
    }

    private boolean reaches(double bar) {
        return least ? measure >= bar : measure <= bar;
    }
}
