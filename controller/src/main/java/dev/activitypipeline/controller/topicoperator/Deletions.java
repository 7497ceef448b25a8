package dev.activitypipeline.controller.topicoperator;

import dev.activitypipeline.controller.topicoperator.Answer.Refused;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Deletes the topics of resources that are being deleted, and lets the resources go. A paused one is no exception; one that never had the topic does not take it along. */
final class Deletions {
    private static final Logger LOG = LoggerFactory.getLogger(Deletions.class);
    private static final int REMEMBERED = 10_000;

    private final TopicAdmin admin;
    private final TopicResources resources;
    private final Claims claims;
    private final Set<String> deletedIds = new LinkedHashSet<>();

    Deletions(TopicAdmin admin, TopicResources resources, Claims claims) {
        this.admin = admin;
        this.resources = resources;
        this.claims = claims;
    }

    /** Of topics that were deleted lately: a broker may lag behind and still show them. */
    Set<String> deletedIds() {
        return Collections.unmodifiableSet(deletedIds);
    }

    /**
     * What became of each; {@code Released} where nothing holds the resource any more.
     *
     * @param deleting which are there until they are let go
     * @param gone which are no longer there, for they had no finalizer
     */
    Map<KafkaTopic, TopicOutcome> of(List<KafkaTopic> deleting, List<KafkaTopic> gone) throws InterruptedException {
        Map<KafkaTopic, TopicOutcome> outcomes = new LinkedHashMap<>();
        Map<String, KafkaTopic> topics = new LinkedHashMap<>();
        List<KafkaTopic> all = new ArrayList<>(deleting);
        gone.stream().filter(topic -> !resources.isThere(topic)).forEach(all::add);
        gone.stream().filter(topic -> !all.contains(topic)).forEach(kept -> release(kept, outcomes));
        for (KafkaTopic topic : all) {
            if (hasTheTopic(topic)) {
                topics.put(topic.topicName(), topic);
            } else {
                release(topic, outcomes);
            }
        }
        admin.delete(topics.keySet()).forEach((name, answer) -> {
            KafkaTopic topic = topics.get(name);
            if (answer instanceof Refused<Void> refused
                    && !refused.isBecauseOf(UnknownTopicOrPartitionException.class)) {
                outcomes.put(topic, new TopicOutcome.NotReady(TopicProblem.of(refused.cause()), Optional.empty()));
            } else {
                LOG.info("deleted topic {} of {}", name, topic.ref());
                topic.topicId().ifPresent(this::remember);
                release(topic, outcomes);
            }
        });
        return outcomes;
    }

    private boolean hasTheTopic(KafkaTopic topic) {
        return topic.managed()
                && !Admission.isInternal(topic.topicName())
                && claims.manager(topic).ref().equals(topic.ref());
    }

    private void release(KafkaTopic topic, Map<KafkaTopic, TopicOutcome> outcomes) {
        claims.release(topic);
        outcomes.put(topic, new TopicOutcome.Released());
    }

    private void remember(String topicId) {
        deletedIds.add(topicId);
        if (deletedIds.size() > REMEMBERED) {
            deletedIds.remove(deletedIds.iterator().next());
        }
    }
}
