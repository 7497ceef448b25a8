package dev.activitypipeline.controller.reconcile;

import dev.activitypipeline.controller.api.v1alpha1.ActivityPipeline;
import dev.activitypipeline.controller.api.v1alpha1.DeletionPolicy;
import dev.activitypipeline.controller.plan.PipelineNames;
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
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes a pipeline down in the order in which data flows: producers, then the driver, which finishes its batch, then topic and store by their deletion
 * policies. After {@link #PATIENCE} it lets go of the resource whatever is left, and says so: a namespace must not hang on us.
 */
final class Teardown {
    private static final Logger LOG = LoggerFactory.getLogger(Teardown.class);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final long NEXT_STEP_MILLIS = 1_000;

    private final PipelineEventSources sources;
    private final Clock clock;

    Teardown(PipelineEventSources sources, Clock clock) {
        this.sources = sources;
        this.clock = clock;
    }

    DeleteControl step(ActivityPipeline pipeline, Context<ActivityPipeline> context) {
        KubernetesClient client = context.getClient();
        String namespace = pipeline.getMetadata().getNamespace();
        PipelineNames names = PipelineNames.of(pipeline.getMetadata().getName());
        for (String set : List.of(names.producer(), names.stream())) {
            if (!isGone(client, namespace, set, pipeline, context)) {
                return isOverdue(pipeline) ? letGo(pipeline, client, "pods of " + set) : next();
            }
        }
        Optional<GenericKubernetesResource> topic =
                sources.cached().find(GenericKubernetesResource.class, namespace, names.topic());
        if (topic.isPresent() && topicPolicy(pipeline) == DeletionPolicy.DELETE) {
            if (topic.get().getMetadata().getDeletionTimestamp() == null) {
                client.resource(topic.get()).delete();
            }
            return isOverdue(pipeline)
                    ? letGo(
                            pipeline,
                            client,
                            "KafkaTopic " + namespace + "/" + names.topic() + ", which still has the finalizers "
                                    + topic.get().getMetadata().getFinalizers()
                                    + "; its topic operator has to answer, or they are to be taken off by hand")
                    : next();
        }
        if (storePolicy(pipeline) == DeletionPolicy.DELETE) {
            sources.cached()
                    .find(PersistentVolumeClaim.class, namespace, names.store())
                    .ifPresent(claim -> client.resource(claim).delete());
        }
        return DeleteControl.defaultDelete();
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
        Instant asked = Instant.parse(pipeline.getMetadata().getDeletionTimestamp());
        return Duration.between(asked, clock.instant()).compareTo(PATIENCE) > 0;
    }

    private static DeleteControl letGo(ActivityPipeline pipeline, KubernetesClient client, String left) {
        String note = "after " + PATIENCE.toSeconds() + " s the pipeline is let go; left behind: " + left;
        LOG.warn(
                "{}/{}: {}",
                pipeline.getMetadata().getNamespace(),
                pipeline.getMetadata().getName(),
                note);
        Events.publish(client, pipeline, "Warning", "CleanupIncomplete", note);
        return DeleteControl.defaultDelete();
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
