package dev.activitypipeline.stream.batch;

import dev.activitypipeline.contract.event.EventRules;
import dev.activitypipeline.stream.store.BatchStaging;
import java.io.IOException;
import java.util.Collections;
import java.util.UUID;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Sends some made-up records down the path of a batch, into staging and no further, while the driver would only wait for the topic. The first batch of a
 * JVM costs seconds for loading and compiling; so they are spent before the first event is there.
 */
public final class WarmUp {
    private static final String EVENT =
            "{\"user_id\":1,\"date\":\"2024-01-05\",\"steps\":8042,\"calories_burned\":2310.5,\"distance_km\":5.87,\"active_minutes\":63,"
                    + "\"sleep_hours\":7.2,\"heart_rate_avg\":71,\"workout_type\":\"Running\",\"weather_conditions\":\"Clear\","
                    + "\"location\":\"Park\",\"mood\":\"Happy\"}";
    private static final int RECORDS = 500;

    private WarmUp() {}

    public static void run(SparkSession spark, BatchStaging staging) throws IOException {
        String folder = "warm-up-" + UUID.randomUUID();
        BatchTask task = new BatchTask(
                0, staging.folder(folder).toString(), EventRules.CONTRACT.toString(), Collections.emptySortedMap());
        records(spark)
                .queryExecution()
                .toRdd()
                .toJavaRDD()
                .coalesce(1)
                .mapPartitions(task)
                .collect();
        staging.remove(folder);
    }

    private static Dataset<Row> records(SparkSession spark) {
        return spark.range(0, RECORDS, 1, 1)
                .selectExpr(
                        "cast('1' as binary) as key",
                        "cast(if(id % 50 = 0, '{', '" + EVENT + "') as binary) as value",
                        "array(named_struct('key', 'producer', 'value', cast('warm-up' as binary)),"
                                + " named_struct('key', 'seq', 'value', cast(cast(id as string) as binary))) as headers",
                        "0 as partition",
                        "id as offset",
                        "timestamp '2025-01-01 00:00:00' as timestamp");
    }
}
