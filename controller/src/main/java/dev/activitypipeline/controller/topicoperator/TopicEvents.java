package dev.activitypipeline.controller.topicoperator;

import dev.activitypipeline.controller.metrics.TopicOperatorMetrics;
import dev.activitypipeline.controller.topicoperator.TopicQueue.Lane;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** From what the informers see to the queue. Our own writes are no news. */
final class TopicEvents implements ResourceEventHandler<GenericKubernetesResource> {
    private final TopicQueue queue;
    private final TopicStore store;
    private final boolean finalizers;
    private final TopicOperatorMetrics metrics;
    private final Map<TopicRef, KafkaTopic> gone = new ConcurrentHashMap<>();

    TopicEvents(TopicQueue queue, TopicStore store, boolean finalizers, TopicOperatorMetrics metrics) {
        this.queue = queue;
        this.store = store;
        this.finalizers = finalizers;
        this.metrics = metrics;
    }

    @Override
    public void onAdd(GenericKubernetesResource resource) {
        KafkaTopic topic = KafkaTopic.of(resource);
        // After a start nearly all of them were answered long ago: nobody waits for those.
        queue.add(topic.ref(), topic.isAnswered() && !topic.deleting() ? Lane.ROUND : Lane.EDIT);
    }

    @Override
    public void onUpdate(GenericKubernetesResource before, GenericKubernetesResource after) {
        KafkaTopic old = KafkaTopic.of(before);
        KafkaTopic topic = KafkaTopic.of(after);
        if (isNews(old, topic)) {
            queue.add(topic.ref(), Lane.EDIT);
        }
        if (old.managed() && !topic.managed()) {
            wakeOthers(old);
        }
    }

    /** Also of a resource that has lost the label, and is not ours any more. */
    @Override
    public void onDelete(GenericKubernetesResource resource, boolean stateUnknown) {
        KafkaTopic topic = KafkaTopic.of(resource);
        metrics.gone(topic.ref());
        if (!finalizers) {
            gone.put(topic.ref(), topic);
            queue.add(topic.ref(), Lane.EDIT);
        }
        wakeOthers(topic);
    }

    /** Hands out a resource that went without a finalizer, once. */
    Optional<KafkaTopic> takeGone(TopicRef ref) {
        return Optional.ofNullable(gone.remove(ref));
    }

    /** Its topic could not be deleted yet. */
    void stillGone(KafkaTopic topic) {
        gone.putIfAbsent(topic.ref(), topic);
    }

    /** Who waited for the topic of this one may have it now. */
    private void wakeOthers(KafkaTopic topic) {
        store.claimants(topic.topicName()).stream()
                .map(KafkaTopic::ref)
                .filter(other -> !other.equals(topic.ref()))
                .forEach(other -> queue.add(other, Lane.EDIT));
    }

    private static boolean isNews(KafkaTopic old, KafkaTopic topic) {
        return !old.uid().equals(topic.uid())
                || old.generation() != topic.generation()
                || old.deleting() != topic.deleting()
                || old.managed() != topic.managed()
                || old.paused() != topic.paused()
                || (old.hasFinalizer() && !topic.hasFinalizer());
    }
}
