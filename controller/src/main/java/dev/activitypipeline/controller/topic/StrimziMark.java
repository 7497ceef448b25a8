package dev.activitypipeline.controller.topic;

/** What Strimzi writes on a KafkaTopic beside its spec, and what it reads there. */
public final class StrimziMark {
    /** Label: the topic operator that looks after the resource. */
    public static final String CLUSTER = "strimzi.io/cluster";
    /** Annotation: {@code false} leaves the topic alone, whatever becomes of the resource. */
    public static final String MANAGED = "strimzi.io/managed";
    /** Annotation: {@code true} leaves the topic alone until somebody takes it off, or deletes the resource. */
    public static final String PAUSED = "strimzi.io/pause-reconciliation";
    /** Finalizer: the resource waits until its topic is deleted. */
    public static final String FINALIZER = "strimzi.io/topic-operator";

    private StrimziMark() {}
}
