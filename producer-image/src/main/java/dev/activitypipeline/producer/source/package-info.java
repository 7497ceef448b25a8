/** Where events come from: simulated, files, HTTP. Sources know the {@link dev.activitypipeline.producer.source.Outbox} and no Kafka. */
package dev.activitypipeline.producer.source;
