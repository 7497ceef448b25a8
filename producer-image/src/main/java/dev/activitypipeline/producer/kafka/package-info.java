/** Events and the source's position in one Kafka transaction, and where to go on after any interruption. Knows no source. */
package dev.activitypipeline.producer.kafka;
