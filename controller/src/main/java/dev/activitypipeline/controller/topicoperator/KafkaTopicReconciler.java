package dev.activitypipeline.controller.topicoperator;

import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.javaoperatorsdk.operator.api.reconciler.Cleaner;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.DeleteControl;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the topics of one Kafka cluster as their KafkaTopic resources say. */
@ControllerConfiguration(name = "kafkatopic", finalizerName = "strimzi.io/topic-operator")
public final class KafkaTopicReconciler implements Reconciler<KafkaTopic>, Cleaner<KafkaTopic> {
    private static final Logger LOG = LoggerFactory.getLogger(KafkaTopicReconciler.class);
    /** As Strimzi looks for what was changed behind its back. */
    private static final Duration FULL_ROUND = Duration.ofMinutes(2);

    private static final Duration RETRY = Duration.ofSeconds(10);
    private static final String MANAGED = "strimzi.io/managed";
    private static final String PAUSED = "strimzi.io/pause-reconciliation";

    private final TopicAdmin admin;
    private final Clock clock;

    KafkaTopicReconciler(TopicAdmin admin, Clock clock) {
        this.admin = admin;
        this.clock = clock;
    }

    @Override
    public UpdateControl<KafkaTopic> reconcile(KafkaTopic topic, Context<KafkaTopic> context)
            throws InterruptedException {
        if (isAnnotated(topic, MANAGED, "false")) {
            return report(topic, condition(topic, "Unmanaged", "True", null, null), null, FULL_ROUND);
        }
        if (isAnnotated(topic, PAUSED, "true")) {
            return report(topic, condition(topic, "ReconciliationPaused", "True", null, null), null, FULL_ROUND);
        }
        String named = Optional.ofNullable(topic.getStatus())
                .map(KafkaTopicStatus::topicName)
                .orElse(topic.topicName());
        if (!named.equals(topic.topicName())) {
            return report(
                    topic,
                    condition(topic, "Ready", "False", "NotSupported", "Changing spec.topicName is not supported"),
                    null,
                    FULL_ROUND);
        }
        TopicOutcome outcome = admin.bringAbout(topic);
        if (outcome instanceof TopicOutcome.Ready ready) {
            return report(topic, condition(topic, "Ready", "True", null, null), ready.topicId(), FULL_ROUND);
        }
        TopicOutcome.NotReady notReady = (TopicOutcome.NotReady) outcome;
        LOG.warn(
                "topic {} of {}/{}: {}: {}",
                topic.topicName(),
                topic.getMetadata().getNamespace(),
                topic.getMetadata().getName(),
                notReady.reason(),
                notReady.message());
        return report(
                topic,
                condition(topic, "Ready", "False", notReady.reason(), notReady.message()),
                notReady.topicId().isEmpty() ? null : notReady.topicId(),
                RETRY);
    }

    @Override
    public DeleteControl cleanup(KafkaTopic topic, Context<KafkaTopic> context) throws InterruptedException {
        if (isAnnotated(topic, MANAGED, "false")) {
            return DeleteControl.defaultDelete();
        }
        Optional<String> stillThere = admin.delete(topic.topicName());
        if (stillThere.isEmpty()) {
            return DeleteControl.defaultDelete();
        }
        LOG.warn("topic {} cannot be deleted: {}", topic.topicName(), stillThere.get());
        return DeleteControl.noFinalizerRemoval().rescheduleAfter(RETRY.toMillis());
    }

    private UpdateControl<KafkaTopic> report(
            KafkaTopic topic, KafkaTopicStatus.Condition condition, String topicId, Duration next) {
        boolean managed = condition.type().equals("Ready");
        KafkaTopicStatus status = new KafkaTopicStatus(
                List.of(condition),
                topic.getMetadata().getGeneration(),
                managed ? topic.topicName() : null,
                managed ? topicId : null);
        if (Objects.equals(status, topic.getStatus())) {
            return UpdateControl.<KafkaTopic>noUpdate().rescheduleAfter(next);
        }
        KafkaTopic patch = new KafkaTopic();
        patch.setMetadata(new ObjectMetaBuilder()
                .withName(topic.getMetadata().getName())
                .withNamespace(topic.getMetadata().getNamespace())
                .build());
        patch.setStatus(status);
        return UpdateControl.patchStatus(patch).rescheduleAfter(next);
    }

    private KafkaTopicStatus.Condition condition(
            KafkaTopic topic, String type, String status, String reason, String message) {
        String since = Optional.ofNullable(topic.getStatus())
                .map(KafkaTopicStatus::conditions)
                .flatMap(conditions -> conditions.stream()
                        .filter(old -> old.type().equals(type) && old.status().equals(status))
                        .findFirst())
                .map(KafkaTopicStatus.Condition::lastTransitionTime)
                .orElseGet(() -> clock.instant().truncatedTo(ChronoUnit.SECONDS).toString());
        return new KafkaTopicStatus.Condition(type, status, reason, message, since);
    }

    private static boolean isAnnotated(KafkaTopic topic, String annotation, String value) {
        Map<String, String> annotations = topic.getMetadata().getAnnotations();
        return annotations != null && value.equals(annotations.get(annotation));
    }
}
