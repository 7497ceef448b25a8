package dev.activitypipeline.controller.reconcile;

import dev.activitypipeline.controller.limb.LimbMetadata;
import dev.activitypipeline.controller.plan.PipelinePlan;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Optional;

/**
 * The identity under which a pipeline works: that of the data that an earlier pipeline of its name has left, the store's before the topic's; else its own UID. A
 * store takes no other pipeline's rows, and producers find their positions in the topic by it.
 */
final class DataIdentity {
    private final KubernetesClient client;
    private final CachedObjects cached;

    DataIdentity(KubernetesClient client, CachedObjects cached) {
        this.client = client;
        this.cached = cached;
    }

    /** The same plan, over the data that is there. */
    PipelinePlan of(PipelinePlan plan) {
        String namespace = plan.namespace().orElseThrow();
        Optional<PersistentVolumeClaim> claim = cached.find(
                        PersistentVolumeClaim.class, namespace, plan.names().store())
                // Only a pipeline whose claim is not made yet gets this far: the cache may be behind, and what it does
                // not know would be written over.
                .or(() -> Optional.ofNullable(client.persistentVolumeClaims()
                        .inNamespace(namespace)
                        .withName(plan.names().store())
                        .get()));
        return recorded(claim, plan)
                .or(() -> recorded(
                        cached.find(
                                GenericKubernetesResource.class,
                                namespace,
                                plan.names().topic()),
                        plan))
                .map(plan::over)
                .orElse(plan);
    }

    private static Optional<String> recorded(Optional<? extends HasMetadata> object, PipelinePlan plan) {
        return object.filter(found -> Ownership.isOurs(found, plan))
                .map(found -> found.getMetadata().getAnnotations())
                .map(annotations -> annotations.get(LimbMetadata.IDENTITY))
                .filter(id -> !id.isBlank());
    }
}
