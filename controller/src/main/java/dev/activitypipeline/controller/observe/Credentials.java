package dev.activitypipeline.controller.observe;

import dev.activitypipeline.controller.status.Reason;
import java.util.Optional;

/** How the Secrets are with which a pipeline's processes log in: to Kafka, or to BigQuery. */
public sealed interface Credentials {
    /** Whether a process could start with them. */
    default boolean usable() {
        return !(this instanceof Unusable);
    }

    /** A digest of what is in them; empty where there is none to be had. */
    default Optional<String> digestIfKnown() {
        return this instanceof Known known ? Optional.of(known.digest()) : Optional.empty();
    }

    /** The pipeline refers to none. */
    record None() implements Credentials {}

    /**
     * All are there.
     *
     * @param digest changes with what is in them
     */
    record Known(String digest) implements Credentials {}

    /**
     * Nothing can start with them.
     *
     * @param message which Secret, which key, what to do; never what is in it
     */
    record Unusable(Reason reason, String message) implements Credentials {}
}
