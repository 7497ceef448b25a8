/** What the controller tells Prometheus. */
package dev.activitypipeline.controller.metrics;
