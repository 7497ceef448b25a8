package dev.activitypipeline.verify.report.data;

/** What the verification of the store found. */
public sealed interface Verdict {
    /** Every acknowledged event is stored exactly once. */
    record Proven(String sentence) implements Verdict {}

    /** Something is lost, stored twice or different from what was sent. */
    record Refuted(String sentence) implements Verdict {}

    /** No result was given to the report, or it could not be read. */
    record NotRun(String why) implements Verdict {}
}
