package dev.activitypipeline.controller.reconcile;

import dev.activitypipeline.controller.api.v1alpha1.ActivityPipeline;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The informers' view of the objects that carry our labels, one informer for each kind. */
final class CachedObjects {
    private final Map<Class<? extends HasMetadata>, InformerEventSource<? extends HasMetadata, ActivityPipeline>>
            informers;

    CachedObjects(
            Map<Class<? extends HasMetadata>, InformerEventSource<? extends HasMetadata, ActivityPipeline>> informers) {
        this.informers = informers;
    }

    /** The object of that kind, name and namespace as it is in the cluster. */
    Optional<HasMetadata> find(HasMetadata like) {
        InformerEventSource<? extends HasMetadata, ActivityPipeline> informer = informers.get(like.getClass());
        if (informer == null) {
            return Optional.empty();
        }
        return informer.get(new ResourceID(
                        like.getMetadata().getName(), like.getMetadata().getNamespace()))
                .map(HasMetadata.class::cast);
    }

    Optional<? extends HasMetadata> named(ObjectName name) {
        return find(name.kind(), name.namespace(), name.name());
    }

    <R extends HasMetadata> Optional<R> find(Class<R> kind, String namespace, String name) {
        return Optional.ofNullable(informers.get(kind))
                .flatMap(informer -> informer.get(new ResourceID(name, namespace)))
                .map(kind::cast);
    }

    /** The pipeline's objects of a kind. */
    static <R extends HasMetadata> List<R> of(Context<ActivityPipeline> context, Class<R> kind) {
        return context.getSecondaryResourcesAsStream(kind).toList();
    }
}
