package dev.activitypipeline.stream.maintenance;

import dev.activitypipeline.contract.settings.StreamSettings;
import dev.activitypipeline.stream.StreamStopped;
import dev.activitypipeline.stream.batch.Publication;
import dev.activitypipeline.stream.daily.DailyRollup;
import dev.activitypipeline.stream.journal.BatchJournal;
import dev.activitypipeline.stream.status.StreamProgress;
import dev.activitypipeline.stream.status.Upkeep.Task;
import dev.activitypipeline.stream.store.StoreLayout;
import dev.activitypipeline.stream.store.TableSize;
import dev.activitypipeline.stream.topic.TopicWatch;
import dev.activitypipeline.stream.topic.UnreadExpiry;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.spark.sql.SparkSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The work beside the stream, in one thread, so that no two pieces of it race; Delta's commits and the stream's are kept apart by the log itself. A
 * piece that fails is told and tried again later: it never stops the stream.
 */
public final class Maintenance implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Maintenance.class);
    /** A reader replays at most so many log entries. */
    private static final int COMMITS_PER_CHECKPOINT = 20;

    private static final int SECONDS_BETWEEN_MEASUREMENTS = 30;
    private static final int SECONDS_BETWEEN_LOOKS_AT_RETENTION = 30;

    private final ScheduledExecutorService worker = Executors.newSingleThreadScheduledExecutor(daemon("maintenance"));
    private final ScheduledExecutorService watcher = Executors.newSingleThreadScheduledExecutor(daemon("topic-watch"));
    private final List<Future<?>> rounds = new ArrayList<>();
    private final StreamProgress progress;
    private final Publication publication;
    private final DailyRollup daily;
    private final TableCare care;
    private final Schedule dailySchedule;
    private final Schedule compactionSchedule;
    private final Schedule retentionSchedule;
    private long commitsAtCheckpoint;

    private Maintenance(
            StreamSettings settings,
            StreamProgress progress,
            Publication publication,
            DailyRollup daily,
            TableCare care) {
        this.progress = progress;
        this.publication = publication;
        this.daily = daily;
        this.care = care;
        Clock clock = Clock.systemUTC();
        this.dailySchedule = new Schedule(settings.dailyInterval(), clock);
        this.compactionSchedule = new Schedule(settings.compactionInterval(), clock);
        this.retentionSchedule =
                new Schedule(settings.retentionDays() == 0 ? Duration.ZERO : Duration.ofHours(1), clock);
    }

    public static Maintenance start(
            StreamSettings settings,
            StoreLayout layout,
            SparkSession spark,
            Publication publication,
            BatchJournal journal,
            TopicWatch topic,
            StreamProgress progress)
            throws IOException {
        DailyRollup daily = DailyRollup.of(publication, journal, layout, spark);
        TableCare care = TableCare.of(settings, layout, spark, publication);
        Maintenance maintenance = new Maintenance(settings, progress, publication, daily, care);
        maintenance.rounds.add(maintenance.watcher.scheduleWithFixedDelay(
                () -> watch(topic, progress), 0, 500, TimeUnit.MILLISECONDS));
        maintenance.rounds.add(maintenance.watcher.scheduleWithFixedDelay(
                () -> watchRetention(topic, progress), 1, SECONDS_BETWEEN_LOOKS_AT_RETENTION, TimeUnit.SECONDS));
        maintenance.rounds.add(maintenance.worker.scheduleWithFixedDelay(
                () -> {
                    // A pool of its own, so that the scheduler shares the cores with the stream's.
                    spark.sparkContext().setLocalProperty("spark.scheduler.pool", "maintenance");
                    maintenance.round();
                },
                1,
                1,
                TimeUnit.SECONDS));
        maintenance.rounds.add(maintenance.worker.scheduleWithFixedDelay(
                () -> maintenance.attempt(Task.MEASUREMENT, () -> measure(layout, progress)),
                1,
                SECONDS_BETWEEN_MEASUREMENTS,
                TimeUnit.SECONDS));
        return maintenance;
    }

    /** After the last batch: brings everything to its final state. */
    public void finish() throws InterruptedException {
        try {
            worker.submit(() -> {
                        attempt(Task.DAILY, () -> daily.refresh(progress.batchId()));
                        attempt(Task.CHECKPOINT, publication::settle);
                    })
                    .get();
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public void close() {
        rounds.forEach(round -> round.cancel(true));
        worker.shutdownNow();
        watcher.shutdownNow();
    }

    private void round() {
        if (progress.commits() - commitsAtCheckpoint >= COMMITS_PER_CHECKPOINT) {
            commitsAtCheckpoint = progress.commits();
            attempt(Task.CHECKPOINT, publication::settle);
        }
        if (dailySchedule.isDue()) {
            attempt(Task.DAILY, () -> daily.refresh(progress.batchId()));
        }
        if (compactionSchedule.isDue() && progress.commits() > 0) {
            attempt(Task.COMPACTION, () -> care.compact(progress.batchId()));
        }
        if (retentionSchedule.isDue()) {
            attempt(Task.RETENTION, care::expire);
        }
    }

    private interface Work {
        void run() throws Exception;
    }

    private void attempt(Task task, Work work) {
        long start = System.nanoTime();
        try {
            work.run();
            progress.upkeep().done(task, System.nanoTime() - start);
        } catch (Exception failed) {
            if (Thread.currentThread().isInterrupted() || failed instanceof InterruptedException) {
                return;
            }
            progress.upkeep().failed(task);
            LOG.warn("{} failed and will be tried again; the stream is not affected", task.word(), failed);
        }
    }

    private static void measure(StoreLayout layout, StreamProgress progress) throws IOException {
        progress.measured(Map.of(
                "events", TableSize.of(layout.events()),
                "rejected", TableSize.of(layout.rejected()),
                "daily", TableSize.of(layout.daily())));
    }

    private static void watch(TopicWatch topic, StreamProgress progress) {
        try {
            progress.ends(topic.ends());
        } catch (StreamStopped unavailable) {
            LOG.debug("cannot see the topic's end", unavailable);
        }
    }

    private static void watchRetention(TopicWatch topic, StreamProgress progress) {
        try {
            progress.unreadExpires(topic.retention()
                    .flatMap(retention -> UnreadExpiry.of(
                            retention, progress.storedOffsets(), topic.ends(), topic::firstSince, Instant.now())));
        } catch (StreamStopped unavailable) {
            LOG.debug("cannot see when unread records leave the topic", unavailable);
        }
    }

    private static java.util.concurrent.ThreadFactory daemon(String name) {
        return work -> {
            Thread thread = new Thread(work, name);
            thread.setDaemon(true);
            return thread;
        };
    }
}
