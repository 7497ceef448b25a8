package dev.activitypipeline.producer.status;

import java.util.function.LongSupplier;

/** Events a second over the last five full seconds. */
final class RateMeter {
    private static final int SECONDS = 5;
    private static final long SECOND = 1_000_000_000L;

    private final LongSupplier nanoTime;
    private final long start;
    private final long[] counts = new long[SECONDS + 1];
    private long current;

    RateMeter(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.start = nanoTime.getAsLong();
    }

    synchronized void add(long events) {
        advance();
        counts[(int) (current % counts.length)] += events;
    }

    synchronized double perSecond() {
        long second = advance();
        long full = Math.min(SECONDS, second);
        if (full == 0) {
            return counts[0];
        }
        long sum = 0;
        for (long i = second - full; i < second; i++) {
            sum += counts[(int) (i % counts.length)];
        }
        return (double) sum / full;
    }

    private long advance() {
        long second = (nanoTime.getAsLong() - start) / SECOND;
        for (long i = Math.max(current + 1, second - SECONDS); i <= second; i++) {
            counts[(int) (i % counts.length)] = 0;
        }
        current = second;
        return second;
    }
}
