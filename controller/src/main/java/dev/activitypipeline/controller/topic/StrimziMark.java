package dev.activitypipeline.controller.topic;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.Map;
import java.util.Optional;

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

    /** Whether the topic is to be as the resource says. */
    public static boolean isManaged(HasMetadata topic) {
        return !"false".equals(annotations(topic).get(MANAGED));
    }

    /** Whether the topic is to be left alone for now. */
    public static boolean isPaused(HasMetadata topic) {
        return Boolean.parseBoolean(annotations(topic).get(PAUSED));
    }

    private static Map<String, String> annotations(HasMetadata topic) {
        return Optional.ofNullable(topic.getMetadata().getAnnotations()).orElse(Map.of());
    }
}
