/** The Spark job: from the topic into the store. Begin at {@link dev.activitypipeline.stream.StreamJob}. */
package dev.activitypipeline.stream;
