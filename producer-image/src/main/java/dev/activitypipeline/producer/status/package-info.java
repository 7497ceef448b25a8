/** What the process tells about itself: /status, /metrics, /healthz, /readyz. */
package dev.activitypipeline.producer.status;
