package dev.activitypipeline.bench.controller;

import java.util.List;

/**
 * What was seen of the topic operator.
 *
 * @param ready many KafkaTopics from nothing to Ready
 * @param life of KafkaTopics that are made, changed and deleted
 * @param burst of changes
 */
public record TopicReadings(Ready ready, Life life, Burst burst) {
    /**
     * @param topics how many
     * @param ours seconds from the operator's start until all are Ready
     * @param bare seconds of {@code createTopics} and as many status patches
     * @param held seconds of the same with a finalizer patch for each before it
     */
    public record Ready(int topics, List<Double> ours, List<Double> bare, List<Double> held) {}

    /**
     * @param topics how many
     * @param cpus how many processors the rates of ours are given
     * @param ours events a second
     * @param bare events a second by the same requests and calls, without an operator
     */
    public record Life(int topics, double cpus, List<Double> ours, List<Double> bare) {}

    /** @param waits seconds from each change to its answer */
    public record Burst(List<Double> waits) {}
}
