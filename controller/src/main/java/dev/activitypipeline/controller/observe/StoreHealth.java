package dev.activitypipeline.controller.observe;

import dev.activitypipeline.controller.api.v1alpha1.StoreStatus;
import dev.activitypipeline.controller.status.LimbHealth;
import dev.activitypipeline.controller.status.Reason;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Quantity;
import java.util.Optional;

/** How the store's volume is. */
public final class StoreHealth {
    private StoreHealth() {}

    /**
     * @param claim as the cluster has it
     * @param hasConsumer whether a pod that mounts it has a node: until then many storage classes bind nothing
     */
    public static LimbHealth of(Optional<PersistentVolumeClaim> claim, boolean hasConsumer) {
        if (claim.isEmpty()) {
            return new LimbHealth.Progressing(
                    Reason.STORE_CREATING, "the store's PersistentVolumeClaim is being created");
        }
        String name = claim.get().getMetadata().getName();
        return switch (phase(claim.get())) {
            case "Bound" -> new LimbHealth.Healthy(Reason.STORE_BOUND, "volume claim " + name + " is bound");
            case "Lost" ->
                new LimbHealth.Broken(
                        Reason.STORE_LOST,
                        "volume claim " + name
                                + " has lost its volume; restore the volume from a backup, or delete the claim to begin with an empty store");
            default ->
                new LimbHealth.Progressing(
                        Reason.STORE_PENDING,
                        "volume claim " + name
                                + (hasConsumer
                                        ? " waits for its volume; see its events with kubectl describe pvc " + name
                                        : " is bound when the stream job's pod is scheduled"));
        };
    }

    public static StoreStatus status(Optional<PersistentVolumeClaim> claim) {
        return claim.map(found -> new StoreStatus(
                        found.getMetadata().getName(),
                        phase(found),
                        Optional.ofNullable(found.getStatus().getCapacity())
                                .map(capacity -> capacity.get("storage"))
                                .map(Quantity::toString)
                                .orElse(null)))
                .orElse(null);
    }

    private static String phase(PersistentVolumeClaim claim) {
        return claim.getStatus() == null || claim.getStatus().getPhase() == null
                ? "Pending"
                : claim.getStatus().getPhase();
    }
}
