/** The topic as the broker knows it now: its identity and its offsets. */
package dev.activitypipeline.stream.topic;
