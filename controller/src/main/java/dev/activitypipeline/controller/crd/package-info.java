/** Whether the definition of ActivityPipeline that the cluster serves is the one that this controller was built with. */
package dev.activitypipeline.controller.crd;
