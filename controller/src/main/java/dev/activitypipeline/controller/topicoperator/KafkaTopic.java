package dev.activitypipeline.controller.topicoperator;

import dev.activitypipeline.controller.topic.StrimziMark;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A KafkaTopic as it was read. Not a model class of one version: clusters serve {@code v1}, {@code v1beta2}, or both, in the same shape.
 *
 * @param deleting whether it is being deleted
 * @param managed false leaves the topic alone, whatever the spec says
 * @param paused true leaves it alone until somebody takes the annotation off, or deletes the resource
 * @param spec empty only in {@code v1beta2}, which does not require it
 */
record KafkaTopic(
        TopicRef ref,
        String uid,
        String resourceVersion,
        long generation,
        Instant created,
        boolean deleting,
        List<String> finalizers,
        boolean managed,
        boolean paused,
        Optional<KafkaTopicSpec> spec,
        Optional<KafkaTopicStatus> status) {
    static KafkaTopic of(GenericKubernetesResource resource) {
        ObjectMeta metadata = resource.getMetadata();
        return new KafkaTopic(
                TopicRef.of(resource),
                metadata.getUid(),
                metadata.getResourceVersion(),
                Optional.ofNullable(metadata.getGeneration()).orElse(0L),
                Instant.parse(metadata.getCreationTimestamp()),
                metadata.getDeletionTimestamp() != null,
                List.copyOf(Optional.ofNullable(metadata.getFinalizers()).orElse(List.of())),
                StrimziMark.isManaged(resource),
                StrimziMark.isPaused(resource),
                map(resource, "spec").map(KafkaTopicSpec::of),
                map(resource, "status").map(KafkaTopicStatus::of));
    }

    /** The topic that it stands for. Once the status has told a name, that is it: a topic cannot be renamed. */
    String topicName() {
        return status.map(KafkaTopicStatus::topicName).orElseGet(this::wantedName);
    }

    /** Of the topic in Kafka, as the status tells it. */
    Optional<String> topicId() {
        return status.map(KafkaTopicStatus::topicId);
    }

    boolean isRenamed() {
        return !wantedName().equals(topicName());
    }

    boolean hasFinalizer() {
        return finalizers.contains(StrimziMark.FINALIZER);
    }

    /** Whether the status says that the topic is as the spec wants it. */
    boolean isReady() {
        return status.map(KafkaTopicStatus::isReady).orElse(false);
    }

    /** Whether a topic operator has answered to this spec. */
    boolean isAnswered() {
        return status.map(KafkaTopicStatus::observedGeneration)
                .filter(observed -> observed == generation)
                .isPresent();
    }

    private String wantedName() {
        return spec.map(KafkaTopicSpec::topicName).orElse(ref.name());
    }

    @SuppressWarnings("unchecked")
    private static Optional<Map<String, Object>> map(GenericKubernetesResource resource, String field) {
        return Optional.ofNullable(
                (Map<String, Object>) resource.getAdditionalProperties().get(field));
    }
}
