package dev.activitypipeline.bench;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;

/** Measures work in this thread by the CPU time that the thread got and the bytes that it allocated: what others do on the machine matters little. */
final class Stopwatch {
    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private long consumed;

    /** Work over all samples, once. What it returns is consumed, so that no compiler can leave the work out. */
    @FunctionalInterface
    interface Work {
        long onAll() throws Exception;
    }

    /** @param bytesPerOperation allocated */
    record Reading(double operationsPerCpuSecond, double bytesPerOperation) {}

    /**
     * Repeats the work for some time.
     *
     * @param operations in one repetition
     */
    Reading measure(Work work, int operations, Duration slice) throws Exception {
        // The clock itself allocates: it is read before the first bytes are counted and after the last.
        long end = System.nanoTime() + slice.toNanos();
        long cpu = threads.getCurrentThreadCpuTime();
        long bytes = threads.getCurrentThreadAllocatedBytes();
        long repetitions = 0;
        do {
            consumed ^= work.onAll();
            repetitions++;
        } while (System.nanoTime() < end);
        bytes = threads.getCurrentThreadAllocatedBytes() - bytes;
        cpu = threads.getCurrentThreadCpuTime() - cpu;
        double done = (double) repetitions * operations;
        return new Reading(done / (cpu / 1e9), bytes / done);
    }

    /** Everything that the work returned, as one number. */
    long consumed() {
        return consumed;
    }
}
