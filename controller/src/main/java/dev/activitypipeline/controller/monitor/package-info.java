/** How Prometheus finds a pipeline's processes, where the Prometheus operator runs. */
package dev.activitypipeline.controller.monitor;
