package dev.activitypipeline.controller.reconcile;

import dev.activitypipeline.controller.api.v1alpha1.ActivityPipeline;
import dev.activitypipeline.controller.plan.PipelinePlan;
import io.fabric8.kubernetes.api.model.DeletionPropagation;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.processing.dependent.kubernetes.SSABasedGenericKubernetesResourceMatcher;
import java.net.HttpURLConnection;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings the objects of a pipeline to what is desired, by server-side apply; an object that is as desired costs no request. */
final class Children {
    private static final Logger LOG = LoggerFactory.getLogger(Children.class);

    private final Context<ActivityPipeline> context;
    private final PipelinePlan plan;
    private final CachedObjects cached;

    Children(Context<ActivityPipeline> context, PipelinePlan plan, CachedObjects cached) {
        this.context = context;
        this.plan = plan;
        this.cached = cached;
    }

    void apply(HasMetadata desired) throws NameConflict {
        Optional<HasMetadata> actual = cached.find(desired);
        if (actual.isEmpty()) {
            // Our informers see only what carries our labels: another's object of that name is seen by asking.
            actual = Optional.ofNullable(context.getClient().resource(desired).get());
        }
        if (actual.isPresent()) {
            if (!Ownership.isOurs(actual.get(), plan)) {
                throw new NameConflict(actual.get());
            }
            if (SSABasedGenericKubernetesResourceMatcher.<HasMetadata>getInstance()
                    .matches(actual.get(), desired, context)) {
                return;
            }
        }
        LOG.info(
                "{} {}/{}",
                actual.isEmpty() ? "creates " + desired.getKind() : "brings back " + desired.getKind(),
                desired.getMetadata().getNamespace(),
                desired.getMetadata().getName());
        context.getClient()
                .resource(desired)
                .patch(
                        new PatchContext.Builder()
                                .withForce(true)
                                .withFieldManager(
                                        context.getControllerConfiguration().fieldManager())
                                .withPatchType(PatchType.SERVER_SIDE_APPLY)
                                .build(),
                        desired);
    }

    /** For objects that are never changed: one that is there stays as it is. */
    void create(HasMetadata desired) {
        if (cached.find(desired).isEmpty()) {
            LOG.info(
                    "creates {} {}/{}",
                    desired.getKind(),
                    desired.getMetadata().getNamespace(),
                    desired.getMetadata().getName());
            try {
                context.getClient().resource(desired).create();
            } catch (KubernetesClientException refused) {
                if (refused.getCode() != HttpURLConnection.HTTP_CONFLICT) {
                    throw refused;
                }
                // It is there, and the informer has not heard of it yet.
            }
        }
    }

    /** Deletes an object of the pipeline's that is no longer desired, if it is there. */
    void remove(HasMetadata undesired) {
        Optional<HasMetadata> actual = cached.find(undesired);
        if (actual.isPresent() && Ownership.isOurs(actual.get(), plan)) {
            LOG.info(
                    "deletes {} {}/{}, which the spec no longer asks for",
                    undesired.getKind(),
                    undesired.getMetadata().getNamespace(),
                    undesired.getMetadata().getName());
            context.getClient()
                    .resource(actual.get())
                    .withPropagationPolicy(DeletionPropagation.BACKGROUND)
                    .delete();
        }
    }
}
