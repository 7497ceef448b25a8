package dev.activitypipeline.verify.report.data;

import java.util.List;

/** What the verification of the store found. */
public sealed interface Verdict {
    /**
     * Every acknowledged event is stored exactly once.
     *
     * @param notes what restricts the proof without contradicting it
     */
    record Proven(String sentence, List<String> notes) implements Verdict {}

    /**
     * Something is lost, stored twice or different from what was sent.
     *
     * @param findings the first of them, one sentence each
     */
    record Refuted(String sentence, List<String> findings) implements Verdict {}

    /** No result was given to the report, or it could not be read. */
    record NotRun(String why) implements Verdict {}
}
