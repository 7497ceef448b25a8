package dev.activitypipeline.controller.selftest;

/** What one look came to. */
public sealed interface Finding {
    /** What was looked at, as a sentence that is true if all is well. */
    String subject();

    /** All is well. */
    record Passed(String subject) implements Finding {
        @Override
        public String toString() {
            return "ok    " + subject;
        }
    }

    /**
     * It is not.
     *
     * @param reason what is wrong, why, and what to do
     */
    record Failed(String subject, String reason) implements Finding {
        @Override
        public String toString() {
            return "FAIL  " + subject + ": " + reason;
        }
    }
}
