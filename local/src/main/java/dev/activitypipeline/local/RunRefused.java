package dev.activitypipeline.local;

import java.util.List;

/** The run cannot start or cannot go on, for reasons that its user can act upon; each is one sentence. */
final class RunRefused extends Exception {
    /** Nothing was started: the arguments, the manifest, the machine or the store have to be mended first. */
    static final int CANNOT_START = 2;

    private final List<String> reasons;
    private final int exitCode;

    private RunRefused(List<String> reasons, int exitCode) {
        super(String.join("; ", reasons));
        this.reasons = List.copyOf(reasons);
        this.exitCode = exitCode;
    }

    static RunRefused beforeStart(List<String> reasons) {
        return new RunRefused(reasons, CANNOT_START);
    }

    static RunRefused beforeStart(String reason) {
        return new RunRefused(List.of(reason), CANNOT_START);
    }

    /** A part of the running pipeline broke for good. */
    static RunRefused whileRunning(String reason) {
        return new RunRefused(List.of(reason), 1);
    }

    List<String> reasons() {
        return reasons;
    }

    int exitCode() {
        return exitCode;
    }
}
