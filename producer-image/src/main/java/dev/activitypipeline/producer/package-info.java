/** The producer's process: settings in, one source, one transaction after the other into the topic, exit code out. */
package dev.activitypipeline.producer;
