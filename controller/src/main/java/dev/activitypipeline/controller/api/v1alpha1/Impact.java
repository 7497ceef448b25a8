package dev.activitypipeline.controller.api.v1alpha1;

/** What a change of a field does to a running pipeline, from harmless to destructive. */
public enum Impact {
    /** Nothing running notices. */
    NONE,
    /** An object is edited where it is; no process restarts. */
    IN_PLACE,
    /** The producers are replaced; they resume behind their last committed transaction. */
    ROLL_PRODUCER,
    /** The stream job finishes its batch, stops and starts again from its checkpoint. */
    RESTART_STREAM,
    /** What is stored no longer fits; the change is refused. */
    RESET_REQUIRED
}
