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
     * Held is with a finalizer for each, as the chart has it; unheld without.
     *
     * @param topics how many
     * @param held seconds from the operator's start until all are Ready
     * @param unheld seconds of the same without finalizers
     * @param heldByHand seconds of as many finalizer patches, {@code createTopics}, and as many status patches
     * @param unheldByHand seconds of the same without finalizers
     */
    public record Ready(
            int topics, List<Double> held, List<Double> unheld, List<Double> heldByHand, List<Double> unheldByHand) {}

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
