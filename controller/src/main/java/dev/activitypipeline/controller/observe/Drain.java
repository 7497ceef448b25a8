package dev.activitypipeline.controller.observe;

/** Where a pipeline that is to be suspended stands on its way to standing still. */
public sealed interface Drain {

    /** Whether the driver is still needed. */
    default boolean driverRuns() {
        return !(this instanceof Over);
    }

    /** The pipeline is not to be suspended. */
    record NotAsked() implements Drain {}

    /** Producers commit what they have accepted. */
    record ProducersStop() implements Drain {}

    /**
     * The driver stores what the producers left in the topic.
     *
     * @param left offsets that are not stored yet
     */
    record CatchesUp(long left) implements Drain {}

    /** All is stored, or nothing moves any more; the driver ends its batch and stops. */
    record Over() implements Drain {}
}
