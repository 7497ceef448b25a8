package dev.activitypipeline.controller.topicoperator;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Which of several resources has a topic: the one that was created first. Times are whole seconds; among those of one second it is the one that had the topic in the last batch, then the
 * one that is Ready, then the first by name. Used by one thread.
 */
final class Claims {
    private final TopicStore store;
    private final Map<String, String> holders = new HashMap<>();

    Claims(TopicStore store) {
        this.store = store;
    }

    /** The resource that has the topic of this one: this one itself, or the one that it loses to. */
    KafkaTopic manager(KafkaTopic topic) {
        List<KafkaTopic> claimants = Stream.concat(
                        store.claimants(topic.topicName()).stream()
                                .filter(other -> !other.ref().equals(topic.ref())),
                        Stream.of(topic))
                .toList();
        String holder = holders.get(topic.topicName());
        return claimants.stream()
                .min(Comparator.comparing(KafkaTopic::created)
                        .thenComparing(claimant -> !claimant.uid().equals(holder))
                        .thenComparing(claimant -> !claimant.isReady())
                        .thenComparing(claimant -> claimant.ref().toString()))
                .orElse(topic);
    }

    void hold(KafkaTopic topic) {
        holders.put(topic.topicName(), topic.uid());
    }

    void release(KafkaTopic topic) {
        holders.remove(topic.topicName(), topic.uid());
    }
}
