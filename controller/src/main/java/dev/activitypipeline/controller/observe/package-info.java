/** What the limbs of a pipeline are seen to do: their objects in the cluster, and what their processes say of themselves. */
package dev.activitypipeline.controller.observe;
