package dev.activitypipeline.bench;

/** A contender failed or did not end in time. The message names its log. */
final class NotMeasured extends Exception {
    private static final long serialVersionUID = 1L;

    NotMeasured(String message) {
        super(message);
    }
}
