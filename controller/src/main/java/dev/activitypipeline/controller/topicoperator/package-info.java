/**
 * Fulfils KafkaTopic resources over Kafka's Admin API where no Strimzi does it, by Strimzi's rules, so that either can replace the other: {@code docs/topics.md}.
 *
 * <p>An informer fills a {@link dev.activitypipeline.controller.topicoperator.TopicQueue}; one worker takes batches out of it; a batch asks Kafka each question once; statuses are
 * written side by side while the next batch is on its way.
 */
package dev.activitypipeline.controller.topicoperator;
