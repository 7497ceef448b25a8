package dev.activitypipeline.stream.daily;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.round;
import static org.apache.spark.sql.functions.sum;

import dev.activitypipeline.contract.settings.StreamSettings;
import dev.activitypipeline.contract.settings.StreamSettings.StoreFormat;
import dev.activitypipeline.stream.CrashPoint;
import dev.activitypipeline.stream.store.StoreLayout;
import java.io.IOException;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps {@code daily} equal to the sums of {@code events}: the dates that new batches touched are summed again as a whole. Nothing is added to what
 * stands there, so that no crash and no repetition can count an event twice.
 */
public final class DailyRollup {
    private static final Logger LOG = LoggerFactory.getLogger(DailyRollup.class);

    private final DailyTable table;

    private DailyRollup(DailyTable table) {
        this.table = table;
    }

    public static DailyRollup of(StreamSettings settings, StoreLayout layout, SparkSession spark, String applicationId)
            throws IOException {
        return new DailyRollup(
                settings.format() == StoreFormat.PARQUET
                        ? new PlainDaily(layout, spark)
                        : DeltaDaily.open(layout, spark, applicationId));
    }

    /**
     * Brings {@code daily} up to a committed batch.
     *
     * @return whether there was something to do
     */
    public boolean refresh(long upToBatch) throws IOException {
        long from = table.refreshedUpTo();
        if (upToBatch <= from) {
            return false;
        }
        CrashPoint.BEFORE_DAILY.reached(upToBatch);
        long started = System.nanoTime();
        Dataset<Row> events = table.events();
        List<Row> touched =
                events.where(col("batch_id").gt(from)).select("date").distinct().collectAsList();
        if (!touched.isEmpty()) {
            Object[] dates = touched.stream().map(row -> row.get(0)).toArray();
            table.replaceDates(sums(events.where(col("date").isin(dates))), upToBatch);
        }
        CrashPoint.AFTER_DAILY.reached(upToBatch);
        LOG.info(
                "daily: {} dates up to batch {} in {} ms",
                touched.size(),
                upToBatch,
                (System.nanoTime() - started) / 1_000_000);
        return true;
    }

    static Dataset<Row> sums(Dataset<Row> events) {
        return events.groupBy("date", "user_id", "workout_type")
                .agg(
                        count(lit(1)).as("events"),
                        sum(col("steps").cast("long")).as("steps"),
                        // Sums of decimals depend on their order in the last bits: three decimals are exact at these
                        // sizes.
                        round(sum("calories_burned"), 3).as("calories_burned"),
                        round(sum("distance_km"), 3).as("distance_km"),
                        sum(col("active_minutes").cast("long")).as("active_minutes"),
                        round(sum("sleep_hours"), 3).as("sleep_hours"),
                        sum(col("heart_rate_avg").cast("long")).as("heart_rate_sum"))
                .repartition(col("date"));
    }
}
