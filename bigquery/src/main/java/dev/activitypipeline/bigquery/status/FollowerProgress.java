package dev.activitypipeline.bigquery.status;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.activitypipeline.bigquery.FollowProblem;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** How far the follower is; written by its loop, read by whoever asks. */
public final class FollowerProgress {
    private static final ObjectMapper JSON =
            new ObjectMapper().configure(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS, true);

    private final Clock clock;
    private final String dataset;
    private final Map<String, TableProgress> tables = new TreeMap<>();
    private Optional<FollowProblem> problem = Optional.empty();
    private Instant levelAt;
    private Instant lookedAt = Instant.EPOCH;
    private Instant problemAt = Instant.EPOCH;
    private long rowsWritten;
    private long bytesWritten;
    private long failures;

    /** @param dataset project and dataset, as SQL names them */
    public FollowerProgress(String dataset, Clock clock) {
        this.dataset = dataset;
        this.clock = clock;
        this.levelAt = clock.instant();
    }

    /**
     * One table.
     *
     * @param rows that BigQuery has
     * @param lag rows of the store that it lacks
     * @param level whether nothing is known to differ
     */
    public record TableProgress(long rows, long lag, boolean level) {}

    /** The store was looked at. */
    public synchronized void looked(Map<String, TableProgress> seen) {
        tables.putAll(seen);
        lookedAt = clock.instant();
        if (isLevel()) {
            levelAt = lookedAt;
        }
    }

    public synchronized void wrote(long rows, long bytes) {
        rowsWritten += rows;
        bytesWritten += bytes;
    }

    public synchronized void failed(FollowProblem why) {
        problem = Optional.of(why);
        problemAt = clock.instant();
        failures++;
    }

    public synchronized void recovered() {
        problem = Optional.empty();
    }

    public synchronized boolean isLevel() {
        return problem.isEmpty()
                && !tables.isEmpty()
                && tables.values().stream().allMatch(TableProgress::level);
    }

    public synchronized boolean isFailing() {
        return problem.isPresent();
    }

    /** Rows of the store that BigQuery lacks. */
    public synchronized long lagRows() {
        return tables.values().stream().mapToLong(TableProgress::lag).sum();
    }

    /** Seconds since nothing was behind; 0 while nothing is. */
    public synchronized double lagSeconds() {
        return isLevel() ? 0 : Math.max(0, clock.millis() - levelAt.toEpochMilli()) / 1000.0;
    }

    public synchronized Map<String, TableProgress> tables() {
        return Map.copyOf(tables);
    }

    public synchronized long rowsWritten() {
        return rowsWritten;
    }

    public synchronized long bytesWritten() {
        return bytesWritten;
    }

    public synchronized long failures() {
        return failures;
    }

    /** The answer of {@code /status}. */
    public synchronized String json() {
        ObjectNode status = JSON.createObjectNode();
        status.put("dataset", dataset);
        status.put("state", problem.isPresent() ? "failing" : isLevel() ? "level" : "behind");
        status.put("lagRows", lagRows());
        status.put("lagSeconds", lagSeconds());
        status.put("rowsWritten", rowsWritten);
        status.put("bytesWritten", bytesWritten);
        status.put("lookedAt", lookedAt.toEpochMilli());
        ObjectNode byName = status.putObject("tables");
        tables.forEach((name, table) -> byName.putObject(name)
                .put("rows", table.rows())
                .put("lag", table.lag())
                .put("level", table.level()));
        problem.ifPresent(why -> status.putObject("problem")
                .put("reason", why.reason())
                .put("message", why.message())
                .put("at", problemAt.toEpochMilli()));
        try {
            return JSON.writeValueAsString(status);
        } catch (JsonProcessingException bug) {
            throw new IllegalStateException(bug);
        }
    }
}
