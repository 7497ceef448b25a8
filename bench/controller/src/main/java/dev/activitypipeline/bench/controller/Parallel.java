package dev.activitypipeline.bench.controller;

import java.util.Collection;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** As many requests at once as the operator framework makes by default. */
final class Parallel {
    private static final int THREADS = 50;

    private Parallel() {}

    /** @throws IllegalStateException if one of them failed */
    static <T> void each(Collection<T> items, Consumer<T> work) throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            for (Future<?> done : threads.invokeAll(items.stream()
                    .map(item -> (Callable<Void>) () -> {
                        work.accept(item);
                        return null;
                    })
                    .collect(Collectors.toList()))) {
                done.get();
            }
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed.getCause());
        } finally {
            threads.shutdownNow();
        }
    }
}
