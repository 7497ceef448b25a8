package dev.activitypipeline.controller.plan;

import dev.activitypipeline.controller.api.v1alpha1.DeletionPolicy;
import java.util.SortedMap;

/**
 * The topic.
 *
 * @param name in Kafka
 * @param partitions at least 1
 * @param replicas at least 1
 * @param config Kafka's topic configs, as texts
 * @param deletionPolicy what becomes of it with the pipeline
 */
public record TopicPlan(
        String name, int partitions, int replicas, SortedMap<String, String> config, DeletionPolicy deletionPolicy) {}
