package dev.activitypipeline.controller.selftest;

import java.util.List;

/**
 * What the controller does with a kind of object.
 *
 * @param group empty for Kubernetes' core
 * @param resource plural, with the subresource after a slash
 * @param verbs as RBAC names them
 */
public record Right(String group, String resource, List<String> verbs) {
    static Right of(String group, String resource, String... verbs) {
        return new Right(group, resource, List.of(verbs));
    }

    /** The resource without its subresource. */
    String kind() {
        int slash = resource.indexOf('/');
        return slash < 0 ? resource : resource.substring(0, slash);
    }

    /** The subresource; empty for the object as a whole. */
    String subresource() {
        int slash = resource.indexOf('/');
        return slash < 0 ? "" : resource.substring(slash + 1);
    }

    @Override
    public String toString() {
        return group.isEmpty() ? resource : resource + "." + group;
    }
}
