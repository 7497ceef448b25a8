/** The resource {@code ActivityPipeline} as users write it: immutable records whose annotations are the one source of the CRD, of defaults, bounds and effects. */
package dev.activitypipeline.controller.api.v1alpha1;
