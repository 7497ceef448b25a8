package dev.activitypipeline.bigquery.follow;

import dev.activitypipeline.bigquery.FollowProblem;
import dev.activitypipeline.bigquery.FollowStopped;
import dev.activitypipeline.bigquery.cloud.Failures;
import dev.activitypipeline.bigquery.cloud.TableKind;
import dev.activitypipeline.bigquery.cloud.TableMaker;
import dev.activitypipeline.bigquery.cloud.Warehouse;
import dev.activitypipeline.bigquery.status.FollowerProgress;
import dev.activitypipeline.bigquery.status.FollowerProgress.TableProgress;
import dev.activitypipeline.bigquery.store.StoreUnreadable;
import dev.activitypipeline.contract.settings.BigQuerySettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Goes over the tables again and again; what BigQuery does not let through is tried again after a pause that grows. */
public final class Follower implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Follower.class);

    private static final long ROWS_PER_REFILL = 1_000_000;

    private final BigQuerySettings settings;
    private final FollowerProgress progress;
    private final Failures failures;
    private final FollowerLock lock;
    private final List<FollowedTable> tables;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Pause pause = new Pause();
    private Optional<Warehouse> warehouse = Optional.empty();

    /** @throws FollowStopped if another follower runs, or the journal is damaged */
    public Follower(BigQuerySettings settings, FollowerProgress progress) throws IOException {
        this.settings = settings;
        this.progress = progress;
        this.failures = new Failures(settings.endpoints());
        Path own = Files.createDirectories(settings.store().resolve("_bigquery"));
        this.lock = FollowerLock.acquire(own.resolve("_lock"));
        TableMaker maker = new TableMaker(settings.pipelineName(), settings.pipelineId());
        this.tables = List.of(
                new AppendedTable(TableKind.EVENTS, settings.store(), own, maker, ROWS_PER_REFILL),
                new AppendedTable(TableKind.REJECTED, settings.store(), own, maker, ROWS_PER_REFILL),
                new ReplacedTable(settings.store(), own, maker, settings.pipelineId(), ROWS_PER_REFILL));
    }

    /** Ends {@link #run} after the step at hand. */
    public void stop() {
        stop.countDown();
    }

    /** @throws FollowStopped if somebody has to decide something */
    public void run() throws InterruptedException {
        while (stop.getCount() > 0) {
            Duration wait = round() ? settings.interval() : pause.afterFailure();
            stop.await(wait.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** @return whether every table could be brought level */
    private boolean round() throws InterruptedException {
        look();
        Optional<FollowProblem> problem = Optional.empty();
        for (FollowedTable table : tables) {
            Optional<FollowProblem> its = bringLevel(table);
            problem = problem.isPresent() ? problem : its;
        }
        if (problem.isEmpty()) {
            progress.recovered();
            pause.afterSuccess();
        }
        look();
        return problem.isEmpty();
    }

    private Optional<FollowProblem> bringLevel(FollowedTable table) throws InterruptedException {
        try {
            FollowedTable.Step step;
            do {
                step = table.step(connection());
                progress.wrote(step.rows(), step.bytes());
                if (step.more()) {
                    look();
                }
            } while (step.more() && stop.getCount() > 0);
            return Optional.empty();
        } catch (StoreUnreadable unreadable) {
            table.doubt();
            return failed(table, new FollowProblem.StoreNotReadable(unreadable.getMessage()), unreadable);
        } catch (IOException | RuntimeException failure) {
            FollowProblem problem = failures.of(failure);
            if (!problem.mayPass()) {
                throw new FollowStopped(problem, failure);
            }
            table.doubt();
            disconnect();
            return failed(table, problem, failure);
        }
    }

    private Optional<FollowProblem> failed(FollowedTable table, FollowProblem problem, Exception failure) {
        progress.failed(problem);
        LOG.warn("{}: {}: {}", table.kind().table(), problem.reason(), problem.message());
        LOG.debug("its cause", failure);
        return Optional.of(problem);
    }

    private void look() {
        Map<String, TableProgress> seen = new HashMap<>();
        for (FollowedTable table : tables) {
            try {
                FollowedTable.Lag lag = table.look();
                seen.put(table.kind().table(), new TableProgress(lag.held(), lag.rows(), lag.level()));
            } catch (IOException | StoreUnreadable unreadable) {
                progress.failed(new FollowProblem.StoreNotReadable(unreadable.getMessage()));
            }
        }
        progress.looked(seen);
    }

    private Warehouse connection() {
        if (warehouse.isEmpty()) {
            warehouse = Optional.of(Warehouse.connect(settings));
        }
        return warehouse.get();
    }

    private void disconnect() {
        warehouse.ifPresent(Warehouse::close);
        warehouse = Optional.empty();
    }

    @Override
    public void close() throws IOException {
        disconnect();
        lock.close();
    }
}
