package dev.activitypipeline.controller.plan;

/**
 * An image and how nodes fetch it.
 *
 * @param name with its registry and its tag or digest
 */
public record PulledImage(String name, ImagePull pull) {}
