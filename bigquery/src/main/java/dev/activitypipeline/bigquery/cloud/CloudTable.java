package dev.activitypipeline.bigquery.cloud;

import com.google.cloud.RetryOption;
import com.google.cloud.bigquery.BigQuery;
import com.google.cloud.bigquery.BigQueryError;
import com.google.cloud.bigquery.BigQueryException;
import com.google.cloud.bigquery.FieldValueList;
import com.google.cloud.bigquery.Job;
import com.google.cloud.bigquery.JobId;
import com.google.cloud.bigquery.JobInfo;
import com.google.cloud.bigquery.QueryJobConfiguration;
import com.google.cloud.bigquery.StandardSQLTypeName;
import com.google.cloud.bigquery.TableId;
import com.google.cloud.bigquery.TableResult;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** One table of the dataset: what it holds, and statements on it. */
public final class CloudTable {
    private static final Duration STATEMENT_PATIENCE = Duration.ofMinutes(10);

    /** More than a page of BigQuery's ever has, since it ends a page at 10 MB. */
    private static final long ROWS_PER_PAGE = 10_000_000;

    private final Warehouse warehouse;
    private final TableKind kind;
    private final TableId id;

    public CloudTable(Warehouse warehouse, TableKind kind) {
        this.warehouse = warehouse;
        this.kind = kind;
        this.id = TableId.of(
                warehouse.target().project(),
                warehouse.target().dataset(),
                warehouse.target().tablePrefix() + kind.table());
    }

    public Warehouse warehouse() {
        return warehouse;
    }

    TableKind kind() {
        return kind;
    }

    TableId id() {
        return id;
    }

    /** As SQL names it, without quotes. */
    public String name() {
        return id.getProject() + "." + id.getDataset() + "." + id.getTable();
    }

    /**
     * What a table holds to which rows are only added.
     *
     * @param upTo rows by date of micro-batches up to the one that was asked for
     * @param newer rows of later ones
     */
    public record Holdings(SortedMap<String, Long> upTo, long newer) {}

    /** Counts its rows on both sides of a micro-batch. */
    public Holdings holdings(long batch) throws InterruptedException {
        String sql = "SELECT " + group() + " AS name, COUNTIF(batch_id <= " + batch + ") AS old, COUNTIF(batch_id > "
                + batch + ") AS newer FROM `" + name() + "` GROUP BY 1";
        SortedMap<String, Long> upTo = new TreeMap<>();
        long newer = 0;
        for (FieldValueList row : query(sql).iterateAll()) {
            upTo.put(row.get(0).getStringValue(), row.get(1).getLongValue());
            newer += row.get(2).getLongValue();
        }
        upTo.values().removeIf(count -> count == 0);
        return new Holdings(upTo, newer);
    }

    /** Counts its rows by date. */
    public SortedMap<String, Long> rowsByDate() throws InterruptedException {
        SortedMap<String, Long> rows = new TreeMap<>();
        for (FieldValueList row : query(
                        "SELECT " + group() + " AS name, COUNT(*) AS n FROM `" + name() + "` GROUP BY 1")
                .iterateAll()) {
            rows.put(row.get(0).getStringValue(), row.get(1).getLongValue());
        }
        return rows;
    }

    /** All rows, or those of one date. */
    public Iterable<FieldValueList> rows(List<String> columns, Optional<String> date) throws InterruptedException {
        String names = columns.stream().map(column -> "`" + column + "`").collect(Collectors.joining(", "));
        String where = date.map(day -> " WHERE date = DATE '" + day + "'").orElse("");
        return query("SELECT " + names + " FROM `" + name() + "`" + where).iterateAll();
    }

    /** Deletes the rows of micro-batches after this one. */
    public void deleteNewer(long batch) throws InterruptedException {
        query("DELETE FROM `" + name() + "` WHERE batch_id > " + batch);
    }

    /** Deletes these dates' rows of micro-batches up to this one. */
    public void delete(Collection<String> dates, long upToBatch) throws InterruptedException {
        String which = kind.hasDates() ? "date IN (" + dates(dates) + ") AND " : "";
        query("DELETE FROM `" + name() + "` WHERE " + which + "batch_id <= " + upToBatch);
    }

    /**
     * Puts all rows of a table beside this one in the place of these dates' rows, in one statement: a reader sees the rows before or the rows after.
     *
     * @param beside none where nothing comes in their place
     * @param job names the statement, so that it runs once
     */
    public void exchange(Collection<String> dates, Optional<Staging> beside, List<String> columns, String job)
            throws InterruptedException {
        String where = "date IN (" + dates(dates) + ")";
        String names = columns.stream().map(column -> "`" + column + "`").collect(Collectors.joining(", "));
        String values = columns.stream().map(column -> "s.`" + column + "`").collect(Collectors.joining(", "));
        String sql = beside.map(staging -> "MERGE `" + name() + "` t USING `" + staging.name() + "` s ON FALSE"
                        + " WHEN NOT MATCHED BY SOURCE AND t." + where + " THEN DELETE"
                        + " WHEN NOT MATCHED BY TARGET THEN INSERT (" + names + ") VALUES (" + values + ")")
                .orElse("DELETE FROM `" + name() + "` WHERE " + where);
        run(sql, job);
    }

    void addColumn(String column, StandardSQLTypeName type, String description) throws InterruptedException {
        query("ALTER TABLE `" + name() + "` ADD COLUMN IF NOT EXISTS `" + column + "` " + type
                + " OPTIONS(description='" + description.replace("\\", "\\\\").replace("'", "\\'") + "')");
    }

    /** Lets the table go by itself at that time, or stay. */
    void expireAt(Optional<Instant> time) throws InterruptedException {
        String when = time.map(instant -> "TIMESTAMP '" + instant.truncatedTo(ChronoUnit.SECONDS) + "'")
                .orElse("NULL");
        query("ALTER TABLE `" + name() + "` SET OPTIONS(expiration_timestamp=" + when + ")");
    }

    private TableResult query(String sql) throws InterruptedException {
        return warehouse
                .rest()
                .query(statement(sql).toBuilder().setMaxResults(ROWS_PER_PAGE).build());
    }

    /** Runs a statement once, however often it is asked for under this name. */
    private void run(String sql, String job) throws InterruptedException {
        BigQuery rest = warehouse.rest();
        JobId jobId = JobId.newBuilder()
                .setProject(id.getProject())
                .setLocation(warehouse.target().location())
                .setJob(job)
                .build();
        Job ended = rest.create(
                        JobInfo.newBuilder(statement(sql)).setJobId(jobId).build())
                .waitFor(RetryOption.totalTimeoutDuration(STATEMENT_PATIENCE));
        if (ended == null) {
            throw new BigQueryException(List.of(new BigQueryError("notFound", "", "the job " + job + " is gone")));
        }
        BigQueryError error = ended.getStatus().getError();
        if (error != null) {
            throw new BigQueryException(List.of(error));
        }
    }

    private static QueryJobConfiguration statement(String sql) {
        return QueryJobConfiguration.newBuilder(sql)
                .setUseLegacySql(false)
                .setUseQueryCache(false)
                .build();
    }

    private String group() {
        return kind.hasDates() ? "CAST(date AS STRING)" : "''";
    }

    private static String dates(Collection<String> dates) {
        return dates.stream().map(date -> "DATE '" + date + "'").collect(Collectors.joining(", "));
    }
}
