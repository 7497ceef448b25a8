package dev.activitypipeline.stream.daily;

import dev.activitypipeline.stream.delta.TableDefinition;
import dev.activitypipeline.stream.delta.TransactionLog;
import dev.activitypipeline.stream.store.StoreLayout;
import java.io.IOException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;

/** {@code daily} as a Delta table: the dates change in one transaction, which carries the batch as its version. */
final class DeltaDaily implements DailyTable {
    private final StoreLayout layout;
    private final SparkSession spark;
    private final String applicationId;
    private long refreshedUpTo;

    private DeltaDaily(StoreLayout layout, SparkSession spark, String applicationId, long refreshedUpTo) {
        this.layout = layout;
        this.spark = spark;
        this.applicationId = applicationId;
        this.refreshedUpTo = refreshedUpTo;
    }

    static DeltaDaily open(StoreLayout layout, SparkSession spark, String applicationId) throws IOException {
        TransactionLog log = TransactionLog.open(
                layout.daily(),
                TableDefinition.DAILY,
                applicationId,
                spark.sparkContext().hadoopConfiguration());
        return new DeltaDaily(layout, spark, applicationId, log.lastTransaction());
    }

    @Override
    public Dataset<Row> events() {
        return spark.read().format("delta").load(layout.events().toString());
    }

    @Override
    public long refreshedUpTo() {
        return refreshedUpTo;
    }

    @Override
    public void replaceDates(Dataset<Row> rows, long upToBatch) {
        rows.write()
                .format("delta")
                .mode(SaveMode.Overwrite)
                .option("partitionOverwriteMode", "dynamic")
                .option("txnAppId", applicationId)
                .option("txnVersion", Long.toString(upToBatch))
                .save(layout.daily().toString());
        refreshedUpTo = upToBatch;
    }
}
