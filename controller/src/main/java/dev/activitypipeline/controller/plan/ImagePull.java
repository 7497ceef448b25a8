package dev.activitypipeline.controller.plan;

import java.util.List;
import java.util.Optional;

/**
 * How nodes fetch the images of all pipelines.
 *
 * @param policy Always, IfNotPresent or Never; empty leaves it to Kubernetes, which always asks for the tag latest only
 * @param secrets names of Secrets with a registry's login, in the namespace of each pipeline
 */
public record ImagePull(Optional<String> policy, List<String> secrets) {
    /** Without a login, and by Kubernetes' own rule. */
    public static final ImagePull BY_DEFAULT = new ImagePull(Optional.empty(), List.of());
}
