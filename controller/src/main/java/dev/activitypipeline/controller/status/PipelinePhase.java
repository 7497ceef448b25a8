package dev.activitypipeline.controller.status;

import dev.activitypipeline.controller.schema.SpecViolation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Where a pipeline stands as a whole; derived anew on each pass. */
public sealed interface PipelinePhase {
    /** As the status spells it. */
    String word();

    /** One sentence: what runs, or who blocks what. */
    String message();

    /** Of the condition Ready. */
    Reason reason();

    /** On its way to running. */
    record Pending(Reason reason, String message) implements PipelinePhase {
        @Override
        public String word() {
            return "Pending";
        }
    }

    /** All limbs do their work. */
    record Running(String message) implements PipelinePhase {
        @Override
        public String word() {
            return "Running";
        }

        @Override
        public Reason reason() {
            return Reason.RUNNING;
        }
    }

    /** Something is broken. */
    record Degraded(Reason reason, String message) implements PipelinePhase {
        @Override
        public String word() {
            return "Degraded";
        }
    }

    /** Nothing is to run, and nothing does. */
    record Suspended(String message) implements PipelinePhase {
        @Override
        public String word() {
            return "Suspended";
        }

        @Override
        public Reason reason() {
            return Reason.SUSPENDED;
        }
    }

    /** The spec cannot be fulfilled; what runs is left as it is. */
    record Rejected(Reason reason, List<SpecViolation> violations) implements PipelinePhase {
        @Override
        public String word() {
            return "Rejected";
        }

        @Override
        public String message() {
            return violations.stream().map(SpecViolation::message).collect(Collectors.joining("; "));
        }
    }

    /** From the limbs to the whole: a broken limb says what is wrong; else the first that is not there yet says what is waited for. */
    static PipelinePhase of(Observation seen) {
        Map<ConditionType, LimbHealth> limbs = seen.limbs();
        Optional<LimbHealth> broken = limbs.values().stream()
                .filter(LimbHealth.Broken.class::isInstance)
                .findFirst();
        if (broken.isPresent()) {
            return new Degraded(broken.get().reason(), broken.get().message());
        }
        Optional<LimbHealth> progressing = limbs.values().stream()
                .filter(LimbHealth.Progressing.class::isInstance)
                .findFirst();
        if (progressing.isPresent()) {
            return new Pending(progressing.get().reason(), progressing.get().message());
        }
        boolean suspended = limbs.values().stream().anyMatch(LimbHealth.Suspended.class::isInstance);
        return suspended
                ? new Suspended(seen.stream().message())
                : new Running(seen.stream().message());
    }
}
