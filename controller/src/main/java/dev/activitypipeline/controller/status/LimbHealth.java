package dev.activitypipeline.controller.status;

/** How one limb of a pipeline is: its topic, its store, its producers, its stream job. */
public sealed interface LimbHealth {

    /** One CamelCase word, stable and documented. */
    String reason();

    /** What is so, why, and what to do about it; the sentence that a person reads. */
    String message();

    default boolean isHealthy() {
        return this instanceof Healthy;
    }

    /** It does its work. */
    record Healthy(String reason, String message) implements LimbHealth {}

    /** It is on its way, and nobody need do anything. */
    record Progressing(String reason, String message) implements LimbHealth {}

    /** Nothing is to run, and nothing does. */
    record Suspended(String reason, String message) implements LimbHealth {}

    /** It does not get well by itself, or not soon. */
    record Broken(String reason, String message) implements LimbHealth {}
}
