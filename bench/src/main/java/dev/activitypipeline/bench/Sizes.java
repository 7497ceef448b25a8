package dev.activitypipeline.bench;

import java.time.Duration;

/**
 * How much work each experiment gets.
 *
 * @param rounds how often each contender runs
 * @param encoderSlice the time of one measurement of an encoder
 * @param producerEvents events of one run of a producer
 * @param rateSeconds how long a rate is held
 * @param streamEvents events in the topic that the Spark jobs read
 * @param batchOffsets the most offsets of one of their batches
 * @param batchesDropped the first batches of a Spark job, in which it is still being compiled
 * @param smallBatches small batches to measure
 * @param smallBatchesDropped and those before them
 * @param flatBatches how many batches a job runs to show that it does not slow down
 * @param pipelines how many the controller looks after
 * @param topics how many KafkaTopics are to become Ready
 */
record Sizes(
        int rounds,
        Duration encoderSlice,
        long producerEvents,
        int rateSeconds,
        long streamEvents,
        long batchOffsets,
        int batchesDropped,
        int smallBatches,
        int smallBatchesDropped,
        int flatBatches,
        int pipelines,
        int topics) {
    static final Sizes FULL =
            new Sizes(3, Duration.ofMillis(500), 2_500_000, 20, 2_000_000, 250_000, 2, 60, 30, 2_000, 1_000, 500);

    static final Sizes QUICK =
            new Sizes(1, Duration.ofMillis(200), 400_000, 6, 400_000, 80_000, 1, 15, 10, 400, 50, 50);
}
