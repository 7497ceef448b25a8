package dev.activitypipeline.bench.controller;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for what others bring about. */
final class Await {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private Await() {}

    /**
     * @param pauseMillis between two looks
     * @param missing what is said of it if it does not come
     * @throws IllegalStateException after five minutes
     */
    static void until(long pauseMillis, BooleanSupplier condition, Supplier<String> missing)
            throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("after " + PATIENCE.toSeconds() + " s " + missing.get());
            }
            TimeUnit.MILLISECONDS.sleep(pauseMillis);
        }
    }
}
