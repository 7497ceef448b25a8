/** Fulfils KafkaTopic resources over Kafka's Admin API where no Strimzi does it, by Strimzi's rules, so that either can replace the other. */
package dev.activitypipeline.controller.topicoperator;
