package dev.activitypipeline.bench.controller;

import java.util.Collection;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Many requests at once. */
final class Parallel {
    private static final int OF_THE_FRAMEWORK = 50;

    private Parallel() {}

    /** As many at once as the operator framework makes by default. */
    static <T> void each(Collection<T> items, Consumer<T> work) throws InterruptedException {
        each(OF_THE_FRAMEWORK, items, work);
    }

    /** @throws IllegalStateException if one of them failed */
    static <T> void each(int threads, Collection<T> items, Consumer<T> work) throws InterruptedException {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            for (Future<?> done : pool.invokeAll(items.stream()
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
            pool.shutdownNow();
        }
    }
}
