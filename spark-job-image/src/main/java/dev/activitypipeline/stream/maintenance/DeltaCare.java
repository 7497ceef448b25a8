package dev.activitypipeline.stream.maintenance;

import dev.activitypipeline.stream.CrashPoint;
import dev.activitypipeline.stream.delta.DeltaTables;
import dev.activitypipeline.stream.delta.LiveFile;
import dev.activitypipeline.stream.delta.TableDefinition;
import dev.activitypipeline.stream.delta.TransactionLog;
import dev.activitypipeline.stream.delta.Vacuum;
import dev.activitypipeline.stream.store.BatchStaging;
import dev.activitypipeline.stream.store.StoreLayout;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Folds, expires, and deletes what the tables took out of themselves an hour ago: so long readers may still be at it. */
final class DeltaCare implements TableCare {
    private static final Logger LOG = LoggerFactory.getLogger(DeltaCare.class);
    private static final Duration KEPT = Duration.ofHours(1);

    private final StoreLayout layout;
    private final DeltaTables tables;
    private final Fold fold;
    private final int retentionDays;
    private final Clock clock;

    DeltaCare(DeltaTables tables, SparkSession spark, int retentionDays, Clock clock) {
        this.layout = tables.layout();
        this.tables = tables;
        this.fold = new Fold(spark, new BatchStaging(layout));
        this.retentionDays = retentionDays;
        this.clock = clock;
    }

    @Override
    public void compact(long batchId) throws IOException {
        CrashPoint.BEFORE_COMPACTION.reached(batchId);
        fold.run(layout.events(), TableDefinition.EVENTS, tables.events());
        fold.run(layout.rejected(), TableDefinition.REJECTED, tables.rejected());
        long before = clock.instant().minus(KEPT).toEpochMilli();
        Vacuum.run(layout.events(), tables.events(), before);
        Vacuum.run(layout.rejected(), tables.rejected(), before);
        Vacuum.run(layout.daily(), tables.daily(), before);
        CrashPoint.AFTER_COMPACTION.reached(batchId);
    }

    @Override
    public void expire() throws IOException {
        String oldest = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)
                .minusDays(retentionDays)
                .toString();
        for (TransactionLog table : List.of(tables.events(), tables.daily())) {
            List<LiveFile> expired = table.liveFiles().stream()
                    .filter(file -> file.partition().get("date").compareTo(oldest) < 0)
                    .toList();
            if (!expired.isEmpty()) {
                table.delete(expired);
                LOG.info("took {} files of dates before {} out of a table", expired.size(), oldest);
            }
        }
    }
}
