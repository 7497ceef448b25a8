/** One micro-batch: one pass over the records' bytes into data files, then the decision, then the commits. */
package dev.activitypipeline.stream.batch;
