package dev.activitypipeline.producer;

/** The process must end: going on would be wrong or is impossible. */
public final class ProducerFailure extends RuntimeException {
    private final String reason;
    private final int exitCode;

    /**
     * @param reason one CamelCase word for machines
     * @param message what is wrong, why, and what to do
     * @param exitCode not 0
     */
    public ProducerFailure(String reason, String message, int exitCode, Throwable cause) {
        super(message, cause);
        this.reason = reason;
        this.exitCode = exitCode;
    }

    public String reason() {
        return reason;
    }

    public int exitCode() {
        return exitCode;
    }
}
