package dev.activitypipeline.stream;

import dev.activitypipeline.stream.checkpoint.ExclusiveCheckpointFiles;
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

    /** Ends the session of this process, if it has one, and with it the executors. */
    static void stop() {
        if (SparkSession.getDefaultSession().isDefined()) {
            SparkSession.getDefaultSession().get().stop();
        }
    }

    private static Map<String, String> settings() {
        Map<String, String> settings = new TreeMap<>();
        settings.put("spark.sql.streaming.checkpointFileManagerClass", ExclusiveCheckpointFiles.class.getName());
        settings.put("spark.sql.session.timeZone", "UTC");
        // As the stream's own files have it; INT96 is a thing of the past.
        settings.put("spark.sql.parquet.outputTimestampType", "TIMESTAMP_MICROS");
        settings.put("spark.ui.enabled", "false");
        settings.put("spark.ui.showConsoleProgress", "false");
        settings.put("spark.locality.wait", "0");
        // Compaction and daily run beside the stream: neither may hold all cores until it is done.
        settings.put("spark.scheduler.mode", "FAIR");
        settings.put("spark.sql.shuffle.partitions", "4");
        settings.put("spark.sql.streaming.minBatchesToRetain", "100");
        settings.put("spark.sql.streaming.noDataProgressEventInterval", "60000");
        return settings;
    }
}
