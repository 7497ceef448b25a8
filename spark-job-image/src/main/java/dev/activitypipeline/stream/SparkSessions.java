package dev.activitypipeline.stream;

import dev.activitypipeline.stream.checkpoint.ExclusiveCheckpointFiles;
import dev.activitypipeline.stream.delta.ExclusiveLogStore;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.SparkSession;

/** The session's settings: what the exactly-once path needs, and what makes a small batch quick on few cores. */
final class SparkSessions {
    private SparkSessions() {}

    static SparkSession start(String pipeline) {
        SparkSession.Builder builder = SparkSession.builder().appName("activity-pipeline " + pipeline);
        if (System.getProperty("spark.master") == null) {
            // All in this process: nothing of it need be reachable from elsewhere.
            builder.master("local[*]")
                    .config("spark.driver.host", "127.0.0.1")
                    .config("spark.driver.bindAddress", "127.0.0.1");
        }
        settings().forEach((key, value) -> {
            if (System.getProperty(key) == null) {
                builder.config(key, value);
            }
        });
        return builder.getOrCreate();
    }

    private static Map<String, String> settings() {
        Map<String, String> settings = new TreeMap<>();
        settings.put("spark.sql.streaming.checkpointFileManagerClass", ExclusiveCheckpointFiles.class.getName());
        settings.put("spark.delta.logStore.file.impl", ExclusiveLogStore.class.getName());
        settings.put("spark.sql.extensions", "io.delta.sql.DeltaSparkSessionExtension");
        settings.put("spark.sql.catalog.spark_catalog", "org.apache.spark.sql.delta.catalog.DeltaCatalog");
        settings.put("spark.sql.session.timeZone", "UTC");
        settings.put("spark.ui.enabled", "false");
        settings.put("spark.ui.showConsoleProgress", "false");
        settings.put("spark.locality.wait", "0");
        // Compaction and daily run beside the stream: neither may hold all cores until it is done.
        settings.put("spark.scheduler.mode", "FAIR");
        settings.put("spark.sql.shuffle.partitions", "4");
        settings.put("spark.sql.streaming.minBatchesToRetain", "100");
        settings.put("spark.sql.streaming.noDataProgressEventInterval", "60000");
        settings.put("spark.databricks.delta.snapshotPartitions", "1");
        settings.put("spark.databricks.delta.stalenessLimit", "0");
        settings.put("spark.databricks.delta.retentionDurationCheck.enabled", "false");
        settings.put("spark.databricks.delta.vacuum.logging.enabled", "false");
        settings.put("spark.databricks.delta.optimize.maxThreads", "1");
        return settings;
    }
}
