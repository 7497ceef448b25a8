package dev.activitypipeline.stream.maintenance;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import dev.activitypipeline.stream.CrashPoint;
import dev.activitypipeline.stream.store.StoreLayout;
import io.delta.tables.DeltaTable;
import java.nio.file.Path;
import java.sql.Date;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Delta's own OPTIMIZE, VACUUM and DELETE. What compaction replaces stays an hour for readers that are still at it. */
final class DeltaCare implements TableCare {
    private static final Logger LOG = LoggerFactory.getLogger(DeltaCare.class);
    private static final double HOURS_KEPT = 1;

    private final StoreLayout layout;
    private final SparkSession spark;
    private final int retentionDays;

    DeltaCare(StoreLayout layout, SparkSession spark, int retentionDays) {
        this.layout = layout;
        this.spark = spark;
        this.retentionDays = retentionDays;
    }

    @Override
    public void compact(long batchId) {
        CrashPoint.BEFORE_COMPACTION.reached(batchId);
        for (Path table : List.of(layout.events(), layout.rejected(), layout.daily())) {
            long started = System.nanoTime();
            DeltaTable delta = DeltaTable.forPath(spark, table.toString());
            if (!table.equals(layout.daily())) {
                delta.optimize().executeCompaction();
            }
            delta.vacuum(HOURS_KEPT);
            LOG.info("compacted {} in {} ms", table.getFileName(), (System.nanoTime() - started) / 1_000_000);
        }
        CrashPoint.AFTER_COMPACTION.reached(batchId);
    }

    @Override
    public void expire() {
        Date oldest = Date.valueOf(LocalDate.now(ZoneOffset.UTC).minusDays(retentionDays));
        for (Path table : List.of(layout.events(), layout.daily())) {
            DeltaTable.forPath(spark, table.toString()).delete(col("date").lt(lit(oldest)));
        }
    }
}
