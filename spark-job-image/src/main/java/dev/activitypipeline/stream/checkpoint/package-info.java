/** Spark's checkpoint: files that are published once and synced, and a look at their health before Spark trusts them. */
package dev.activitypipeline.stream.checkpoint;
