package dev.activitypipeline.controller.reconcile;

import dev.activitypipeline.controller.api.v1alpha1.ActivityPipeline;
import dev.activitypipeline.controller.api.v1alpha1.DeletionPolicy;
import dev.activitypipeline.controller.plan.PipelineLabels;
import dev.activitypipeline.controller.plan.PipelineNames;
import dev.activitypipeline.controller.plan.PipelinePlanner;
import dev.activitypipeline.controller.plan.Planning;
import dev.activitypipeline.controller.status.Reason;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.DeleteControl;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes a pipeline down in the order in which data flows: producers, then the driver, which finishes its batch, then topic and store by their deletion
 * policies: a topic that is to stay is parted from its KafkaTopic ({@link TopicRelease}), another goes with it. Where the topic is deleted and the store is kept, the driver first
 * stores what is left in the topic. After {@link #PATIENCE} it lets go of the resource whatever is left, and says so: a namespace must not hang on us.
 */
final class Teardown {
    private static final Logger LOG = LoggerFactory.getLogger(Teardown.class);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    /** Of {@link #PATIENCE}: the driver needs the rest to end its batch. */
    private static final Duration DRAIN_PATIENCE = Duration.ofSeconds(70);

    private static final long NEXT_STEP_MILLIS = 1_000;

    private final PipelineEventSources sources;
    private final Drains drains;
    private final Clock clock;

    Teardown(PipelineEventSources sources, Drains drains, Clock clock) {
        this.sources = sources;
        this.drains = drains;
        this.clock = clock;
    }

    DeleteControl step(ActivityPipeline pipeline, Context<ActivityPipeline> context) {
        KubernetesClient client = context.getClient();
        String namespace = pipeline.getMetadata().getNamespace();
        PipelineNames names = PipelineNames.of(pipeline.getMetadata().getName());
        if (!isGone(client, namespace, names.producer(), pipeline, context)) {
            return isOverdue(pipeline) ? letGo(pipeline, client, "pods of " + names.producer()) : next();
        }
        if (!isOld(pipeline, DRAIN_PATIENCE) && isStillWanted(pipeline, context)) {
            return next();
        }
        if (!isGone(client, namespace, names.stream(), pipeline, context)) {
            return isOverdue(pipeline) ? letGo(pipeline, client, "pods of " + names.stream()) : next();
        }
        Optional<GenericKubernetesResource> topic = sources.cached()
                .find(GenericKubernetesResource.class, namespace, names.topic())
                .filter(found -> PipelineLabels.instanceOf(found.getMetadata().getLabels())
                        .equals(Optional.of(names.base())));
        if (topic.isPresent()) {
            boolean kept = topicPolicy(pipeline) == DeletionPolicy.RETAIN;
            if (kept) {
                new TopicRelease(client, context.getControllerConfiguration().fieldManager()).step(topic.get());
            } else if (topic.get().getMetadata().getDeletionTimestamp() == null) {
                client.resource(topic.get()).delete();
            }
            return isOverdue(pipeline)
                    ? letGo(pipeline, client, kept ? TopicRelease.leftover(topic.get()) : leftover(topic.get()))
                    : next();
        }
        if (storePolicy(pipeline) == DeletionPolicy.DELETE) {
            sources.cached()
                    .find(PersistentVolumeClaim.class, namespace, names.store())
                    .ifPresent(claim -> client.resource(claim).delete());
        }
        return DeleteControl.defaultDelete();
    }

    /** Whether the topic, which is about to go, holds what the store, which is to stay, does not. */
    private boolean isStillWanted(ActivityPipeline pipeline, Context<ActivityPipeline> context) {
        return topicPolicy(pipeline) == DeletionPolicy.DELETE
                && storePolicy(pipeline) == DeletionPolicy.RETAIN
                && PipelinePlanner.plan(pipeline) instanceof Planning.Planned planned
                && drains.toTheEnd(planned.plan(), sources.observer().look(planned.plan(), context), clock.instant())
                        .driverRuns();
    }

    private boolean isGone(
            KubernetesClient client,
            String namespace,
            String name,
            ActivityPipeline pipeline,
            Context<ActivityPipeline> context) {
        sources.cached()
                .find(StatefulSet.class, namespace, name)
                .filter(set -> set.getMetadata().getDeletionTimestamp() == null)
                .filter(set -> isOwned(set, pipeline))
                .ifPresent(set -> client.resource(set).delete());
        return CachedObjects.of(context, Pod.class).stream()
                .noneMatch(pod -> pod.getMetadata().getName().startsWith(name + "-"));
    }

    private static boolean isOwned(HasMetadata object, ActivityPipeline pipeline) {
        return object.getMetadata().getOwnerReferences().stream()
                .anyMatch(owner -> owner.getUid().equals(pipeline.getMetadata().getUid()));
    }

    private boolean isOverdue(ActivityPipeline pipeline) {
        return isOld(pipeline, PATIENCE);
    }

    private boolean isOld(ActivityPipeline pipeline, Duration age) {
        Instant asked = Instant.parse(pipeline.getMetadata().getDeletionTimestamp());
        return Duration.between(asked, clock.instant()).compareTo(age) > 0;
    }

    private static DeleteControl letGo(ActivityPipeline pipeline, KubernetesClient client, String left) {
        String note = "after " + PATIENCE.toSeconds() + " s the pipeline is let go; left behind: " + left;
        LOG.warn(
                "{}/{}: {}",
                pipeline.getMetadata().getNamespace(),
                pipeline.getMetadata().getName(),
                note);
        Events.publish(client, pipeline, "Warning", Reason.CLEANUP_INCOMPLETE, note);
        return DeleteControl.defaultDelete();
    }

    private static String leftover(GenericKubernetesResource topic) {
        return "KafkaTopic " + topic.getMetadata().getNamespace() + "/"
                + topic.getMetadata().getName() + ", which still has the finalizers "
                + topic.getMetadata().getFinalizers()
                + "; its topic operator has to answer, or they are to be taken off by hand";
    }

    private static DeleteControl next() {
        return DeleteControl.noFinalizerRemoval().rescheduleAfter(NEXT_STEP_MILLIS);
    }

    private static DeletionPolicy topicPolicy(ActivityPipeline pipeline) {
        return Optional.ofNullable(pipeline.getSpec())
                .map(spec -> spec.topic())
                .map(topic -> topic.deletionPolicy())
                .orElse(DeletionPolicy.RETAIN);
    }

    private static DeletionPolicy storePolicy(ActivityPipeline pipeline) {
        return Optional.ofNullable(pipeline.getSpec())
                .map(spec -> spec.store())
                .map(store -> store.deletionPolicy())
                .orElse(DeletionPolicy.RETAIN);
    }
}
