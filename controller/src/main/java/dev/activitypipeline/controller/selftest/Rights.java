package dev.activitypipeline.controller.selftest;

import java.util.ArrayList;
import java.util.List;

/** All that the controller does to the API server, and nothing more; the chart's roles are these rights, which a test compares. */
public final class Rights {
    /** The lease by which several controllers take turns, in their own namespace. */
    public static final String LEASE = "activity-pipeline-controller";

    private Rights() {}

    /** In each namespace with pipelines. */
    public static List<Right> ofPipelines(boolean topicOperator) {
        List<Right> rights = new ArrayList<>(List.of(
                Right.of("activity.dev", "activitypipelines", "get", "list", "watch", "patch"),
                Right.of("activity.dev", "activitypipelines/status", "patch"),
                Right.of("activity.dev", "activitypipelines/finalizers", "update"),
                Right.of("kafka.strimzi.io", "kafkatopics", "get", "list", "watch", "create", "patch", "delete"),
                Right.of("apps", "statefulsets", "get", "list", "watch", "create", "patch", "delete"),
                Right.of("", "services", "get", "list", "watch", "create", "patch", "delete"),
                Right.of("", "persistentvolumeclaims", "get", "list", "watch", "create", "patch", "delete"),
                Right.of("", "configmaps", "get", "list", "watch", "create", "patch"),
                Right.of("", "serviceaccounts", "get", "list", "watch", "create", "patch"),
                Right.of("policy", "poddisruptionbudgets", "get", "list", "watch", "create", "patch", "delete"),
                Right.of("rbac.authorization.k8s.io", "roles", "get", "list", "watch", "create", "patch", "delete"),
                Right.of(
                        "rbac.authorization.k8s.io",
                        "rolebindings",
                        "get",
                        "list",
                        "watch",
                        "create",
                        "patch",
                        "delete"),
                Right.of("monitoring.coreos.com", "podmonitors", "get", "list", "watch", "create", "patch", "delete"),
                Right.of("", "pods", "get", "list", "watch", "create", "patch", "delete", "deletecollection"),
                Right.of("", "secrets", "get"),
                Right.of("batch", "jobs", "list", "watch", "create", "delete"),
                Right.of("events.k8s.io", "events", "create")));
        if (topicOperator) {
            rights.add(Right.of("kafka.strimzi.io", "kafkatopics/status", "patch"));
        }
        return List.copyOf(rights);
    }

    /** To the definition of ActivityPipeline, which only a right to the whole cluster can give. */
    public static List<Right> ofDefinition() {
        return List.of(Right.of("apiextensions.k8s.io", "customresourcedefinitions", "get"));
    }

    /** To the lease. */
    public static List<Right> ofLease() {
        return List.of(Right.of("coordination.k8s.io", "leases", "create", "get", "update", "patch"));
    }
}
