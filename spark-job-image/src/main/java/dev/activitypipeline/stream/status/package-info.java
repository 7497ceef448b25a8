/** What the stream says about itself: one JSON document, Prometheus metrics, and probes. */
package dev.activitypipeline.stream.status;
