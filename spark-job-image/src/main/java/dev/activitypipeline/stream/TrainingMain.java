package dev.activitypipeline.stream;

import dev.activitypipeline.stream.batch.WarmUp;
import dev.activitypipeline.stream.delta.DeltaTables;
import dev.activitypipeline.stream.store.BatchStaging;
import dev.activitypipeline.stream.store.FolderTree;
import dev.activitypipeline.stream.store.StoreLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.spark.api.java.function.VoidFunction2;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.streaming.StreamingQuery;

/**
 * Loads the classes that a driver loads on its way to the first batch, without Kafka, and ends. Run once by the build with {@code
 * -XX:ArchiveClassesAtExit}, so that drivers map those classes from a file instead of parsing them: half of a start's time goes there.
 */
public final class TrainingMain {
    private static final long STREAM_SECONDS = 2;

    private TrainingMain() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createTempDirectory("training");
        try (SparkSession spark = SparkSessions.start("training")) {
            StoreLayout layout = new StoreLayout(folder);
            WarmUp.run(spark, new BatchStaging(layout));
            DeltaTables tables =
                    DeltaTables.open(layout, "training", spark.sparkContext().hadoopConfiguration());
            tables.events().append(0, List.of());
            tables.events().checkpoint();
            tables.removeOrphans();
            stream(spark, layout);
        } finally {
            FolderTree.delete(folder);
        }
    }

    private static void stream(SparkSession spark, StoreLayout layout) throws Exception {
        VoidFunction2<Dataset<Row>, Long> count =
                (rows, batch) -> rows.queryExecution().toRdd().count();
        StreamingQuery query = spark.readStream()
                .format("rate")
                .load()
                .writeStream()
                .option("checkpointLocation", layout.checkpoint("training").toString())
                .foreachBatch(count)
                .start();
        TimeUnit.SECONDS.sleep(STREAM_SECONDS);
        query.stop();
        spark.readStream()
                .format("kafka")
                .option("subscribe", "training")
                .option("kafka.bootstrap.servers", "localhost:9")
                .load();
    }
}
