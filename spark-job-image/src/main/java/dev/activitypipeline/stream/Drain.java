package dev.activitypipeline.stream;

import dev.activitypipeline.stream.status.StreamProgress;
import dev.activitypipeline.stream.status.StreamState;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.hadoop.util.ShutdownHookManager;
import org.apache.spark.sql.streaming.StreamingQuery;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stops the query between two batches when the process is told to end.
 *
 * <p>{@code query.stop()} cancels a running batch, so the batch is waited for. The hook runs before Spark's own (priority 50), which would take the
 * context away, and holds the process until the job has closed the store.
 */
final class Drain implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Drain.class);
    private static final int BEFORE_SPARK = 100;
    private static final long PATIENCE_SECONDS = 110;

    private final StreamingQuery query;
    private final StreamProgress progress;
    private final Runnable hook = this::run;
    private volatile boolean requested;

    private Drain(StreamingQuery query, StreamProgress progress) {
        this.query = query;
        this.progress = progress;
    }

    static Drain onShutdown(StreamingQuery query, StreamProgress progress) {
        Drain drain = new Drain(query, progress);
        ShutdownHookManager.get().addShutdownHook(drain.hook, BEFORE_SPARK, PATIENCE_SECONDS + 10, TimeUnit.SECONDS);
        return drain;
    }

    /** For a query that is over while the process goes on. */
    @Override
    public void close() {
        if (!requested) {
            ShutdownHookManager.get().removeShutdownHook(hook);
        }
    }

    /** Whether the query ends because it was asked to. */
    boolean requested() {
        return requested;
    }

    private void run() {
        requested = true;
        progress.is(StreamState.DRAINING);
        LOG.info("draining: finishes the running batch");
        try {
            while (query.isActive() && query.status().isTriggerActive()) {
                TimeUnit.MILLISECONDS.sleep(10);
            }
            query.stop();
            // the main thread closes the store and halts the process
            TimeUnit.SECONDS.sleep(PATIENCE_SECONDS);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        } catch (TimeoutException stillRunning) {
            LOG.warn("the query did not stop in time; its batch will be repeated", stillRunning);
        }
    }
}
