/** POST /events as a source: a request is answered when its events are in the topic for good, or not at all. */
package dev.activitypipeline.producer.source.http;
