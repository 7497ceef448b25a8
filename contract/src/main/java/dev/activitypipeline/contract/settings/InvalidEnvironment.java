package dev.activitypipeline.contract.settings;

import java.util.List;

/** The environment of a process is wrong; the message lists every fault, one a line. */
public final class InvalidEnvironment extends IllegalArgumentException {
    private final List<String> faults;

    InvalidEnvironment(List<String> faults) {
        super("the environment has " + faults.size() + " fault(s):\n  " + String.join("\n  ", faults));
        this.faults = List.copyOf(faults);
    }

    public List<String> faults() {
        return faults;
    }
}
