package dev.activitypipeline.controller.reconcile;

import io.fabric8.kubernetes.api.model.HasMetadata;

/** An object that a pipeline needs is there already, and is somebody else's. */
final class NameConflict extends Exception {
    private static final long serialVersionUID = 1L;

    NameConflict(HasMetadata found) {
        super(
                found.getKind() + " " + found.getMetadata().getNamespace() + "/"
                        + found.getMetadata().getName()
                        + " is there already and does not belong to this pipeline; it is left alone. Delete or rename it, or rename the pipeline");
    }
}
