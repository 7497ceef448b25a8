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
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings the objects of a pipeline to what is desired, by server-side apply; an object that is as desired costs no request, and is compared once. */
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

    /** Does what is left to do for a wish. */
    void fulfil(Wish wish, DesiredObjects objects, Agreement agreement) throws NameConflict {
        if (agreement.holds(cached::named)) {
            return;
        }
        List<HasMetadata> wanted = objects.wanted(wish);
        for (HasMetadata object : wanted) {
            apply(object, agreement);
        }
        List<HasMetadata> unwanted = objects.unwanted(wish, wanted);
        for (HasMetadata object : unwanted) {
            if (!remove(object)) {
                agreement.addAbsence(object);
            }
        }
        agreement.conclude(wanted.size() + unwanted.size());
    }

    private void apply(HasMetadata desired, Agreement agreement) throws NameConflict {
        Optional<HasMetadata> actual = cached.find(desired);
        if (actual.filter(agreement::isOn).isPresent()) {
            return;
        }
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
                agreement.add(actual.get());
                return;
            }
        }
        LOG.info(
                "{} {}/{}",
                actual.isEmpty() ? "creates " + desired.getKind() : "brings back " + desired.getKind(),
                desired.getMetadata().getNamespace(),
                desired.getMetadata().getName());
        HasMetadata made = context.getClient()
                .resource(desired)
                .patch(
                        new PatchContext.Builder()
                                .withForce(true)
                                .withFieldManager(
                                        context.getControllerConfiguration().fieldManager())
                                .withPatchType(PatchType.SERVER_SIDE_APPLY)
                                .build(),
                        desired);
        agreement.add(made);
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

    /**
     * Deletes an object of the pipeline's that is no longer desired, if it is there.
     *
     * @return whether it was there
     */
    boolean remove(HasMetadata undesired) {
        Optional<HasMetadata> actual = cached.find(undesired).filter(found -> Ownership.isOurs(found, plan));
        actual.ifPresent(found -> {
            LOG.info(
                    "deletes {} {}/{}, which the spec no longer asks for",
                    undesired.getKind(),
                    undesired.getMetadata().getNamespace(),
                    undesired.getMetadata().getName());
            context.getClient()
                    .resource(found)
                    .withPropagationPolicy(DeletionPropagation.BACKGROUND)
                    .delete();
        });
        return actual.isPresent();
    }
}
