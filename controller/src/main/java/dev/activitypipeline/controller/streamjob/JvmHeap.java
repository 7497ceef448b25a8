package dev.activitypipeline.controller.streamjob;

import dev.activitypipeline.controller.plan.ResourcesPlan;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * How a Spark JVM divides the memory of its container.
 *
 * @param mebibytes of the container
 */
record JvmHeap(long mebibytes) {
    private static final int BYTES_EXPONENT = 20;
    /** Classes, compiled code, threads and the buffers of Kafka and Parquet: hardly ever less, whatever the heap. */
    private static final long LEAST_OUTSIDE = 384;
    /** Spark refuses a heap of less than 450 MiB, of which the collector keeps a part to itself. */
    private static final long LEAST_HEAP = 480;

    static JvmHeap of(ResourcesPlan resources) {
        return new JvmHeap(resources.memoryBytes() >> BYTES_EXPONENT);
    }

    long heap() {
        return Math.max(LEAST_HEAP, mebibytes - Math.max(LEAST_OUTSIDE, mebibytes / 4));
    }

    long outside() {
        return mebibytes - heap();
    }

    /** The heap's share, as for {@code -XX:MaxRAMPercentage}. */
    String percentage() {
        return BigDecimal.valueOf(heap())
                .movePointRight(2)
                .divide(BigDecimal.valueOf(mebibytes), 1, RoundingMode.DOWN)
                .toPlainString();
    }
}
