package dev.activitypipeline.controller.status;

/** How one limb of a pipeline is: its topic, its store, its producers, its stream job. */
public sealed interface LimbHealth {

    Reason reason();

    /** What is so, why, and what to do about it; the sentence that a person reads. */
    String message();

    default boolean isHealthy() {
        return this instanceof Healthy;
    }

    /** It does its work. */
    record Healthy(Reason reason, String message) implements LimbHealth {}

    /** It is on its way, and nobody need do anything. */
    record Progressing(Reason reason, String message) implements LimbHealth {}

    /** Nothing is to run, and nothing does. */
    record Suspended(Reason reason, String message) implements LimbHealth {}

    /** It does not get well by itself, or not soon. */
    record Broken(Reason reason, String message) implements LimbHealth {}
}
