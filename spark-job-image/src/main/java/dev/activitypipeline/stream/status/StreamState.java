package dev.activitypipeline.stream.status;

/** The life of a driver. */
public enum StreamState {
    STARTING("Starting"),
    RUNNING("Running"),
    /** Something outside has to change, and is looked for again and again. */
    WAITING("Waiting"),
    DRAINING("Draining"),
    STOPPED("Stopped"),
    FAILED("Failed");

    private final String word;

    StreamState(String word) {
        this.word = word;
    }

    /** As the status says it. */
    public String word() {
        return word;
    }
}
