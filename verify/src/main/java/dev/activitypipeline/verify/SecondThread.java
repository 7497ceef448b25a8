package dev.activitypipeline.verify;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/** Does readings beside those of the main thread, one after the other. What they find is theirs until the main thread asks for it. */
final class SecondThread implements AutoCloseable {
    private final ExecutorService thread = Executors.newSingleThreadExecutor(task -> {
        Thread daemon = new Thread(task, "second-reading");
        daemon.setDaemon(true);
        return daemon;
    });

    /** The result waits until it is there, and throws what the reading threw. */
    <T> Supplier<T> begin(Supplier<T> reading) {
        Future<T> result = thread.submit(reading::get);
        return () -> await(result);
    }

    private static <T> T await(Future<T> result) {
        try {
            return result.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotVerifiable("interrupted", e);
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
