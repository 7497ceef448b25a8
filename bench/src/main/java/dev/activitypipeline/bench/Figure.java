package dev.activitypipeline.bench;

import java.util.Locale;
import java.util.Optional;

/**
 * A line of the report.
 *
 * @param id such as {@code P1}, {@code P3b}
 * @param ours what ours reached, with its unit
 * @param reference what the reference reached, or how it is defined where there is none to run
 * @param measure what the goal is about: mostly the ratio of the two
 */
record Figure(String id, String what, String ours, String reference, Spread measure, Optional<Goal> goal) {
    /** Numbers as they stand in a report, whatever the machine's language. */
    static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }

    Verdict verdict() {
        return goal.map(bar -> bar.judge(measure.median())).orElse(Verdict.SHOWN);
    }
}
