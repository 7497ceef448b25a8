package dev.activitypipeline.bench.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.from_json;

import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** The job as every guide writes it: {@code from_json} with a schema, into Parquet files by date. It validates nothing, and what it cannot read becomes nulls. */
public final class TutorialReference {
    private static final StructType SCHEMA = new StructType()
            .add("user_id", DataTypes.IntegerType)
            .add("date", DataTypes.DateType)
            .add("steps", DataTypes.IntegerType)
            .add("calories_burned", DataTypes.DoubleType)
            .add("distance_km", DataTypes.DoubleType)
            .add("active_minutes", DataTypes.IntegerType)
            .add("sleep_hours", DataTypes.DoubleType)
            .add("heart_rate_avg", DataTypes.IntegerType)
            .add("workout_type", DataTypes.StringType)
            .add("weather_conditions", DataTypes.StringType)
            .add("location", DataTypes.StringType)
            .add("mood", DataTypes.StringType);

    private TutorialReference() {}

    public static void main(String[] words) throws Exception {
        ReferenceArguments arguments = ReferenceArguments.of(words);
        try (SparkSession spark = SparkSession.builder().appName("tutorial").getOrCreate()) {
            spark.readStream()
                    .format("kafka")
                    .option("kafka.bootstrap.servers", arguments.bootstrapServers())
                    .option("subscribe", arguments.topic())
                    .option("startingOffsets", "earliest")
                    .option("maxOffsetsPerTrigger", arguments.maxOffsets())
                    .option("kafka.isolation.level", "read_committed")
                    .load()
                    .select(from_json(col("value").cast("string"), SCHEMA).as("event"))
                    .select("event.*")
                    .writeStream()
                    .format("parquet")
                    .option("path", arguments.folder().resolve("events").toString())
                    .option("checkpointLocation", arguments.checkpoint())
                    .partitionBy("date")
                    .trigger(arguments.trigger())
                    .start()
                    .awaitTermination();
        }
    }
}
