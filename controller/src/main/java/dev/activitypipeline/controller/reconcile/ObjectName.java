package dev.activitypipeline.controller.reconcile;

import io.fabric8.kubernetes.api.model.HasMetadata;

/** What tells one object of the cluster from the others. */
record ObjectName(Class<? extends HasMetadata> kind, String namespace, String name) {
    static ObjectName of(HasMetadata object) {
        return new ObjectName(
                object.getClass(),
                object.getMetadata().getNamespace(),
                object.getMetadata().getName());
    }
}
