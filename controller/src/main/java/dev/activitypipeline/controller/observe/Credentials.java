package dev.activitypipeline.controller.observe;

import dev.activitypipeline.controller.status.Reason;

/** How the Secrets are with which a pipeline's clients log in to Kafka. */
public sealed interface Credentials {

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
