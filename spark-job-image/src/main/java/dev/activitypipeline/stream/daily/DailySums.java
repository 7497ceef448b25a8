package dev.activitypipeline.stream.daily;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.round;
import static org.apache.spark.sql.functions.sum;

import dev.activitypipeline.stream.store.SparkFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/** Sums some files of {@code events} by date, user and workout, into one file a date. */
final class DailySums {
    private static final StructType COLUMNS =
            StructType.fromDDL("user_id int, steps int, calories_burned double, distance_km double,"
                    + " active_minutes int, sleep_hours double, heart_rate_avg int, workout_type string, date date");

    private final SparkSession spark;

    DailySums(SparkSession spark) {
        this.spark = spark;
    }

    /** @param folder a new folder on the store's volume; the files in it are synced when this returns */
    List<DateFile> write(Path events, List<String> files, Path folder) throws IOException {
        Dataset<Row> rows = spark.read()
                .schema(COLUMNS)
                .option("basePath", events.toString())
                .parquet(files.toArray(String[]::new));
        sums(rows).write().partitionBy("date").parquet(folder.toString());
        List<DateFile> dates = new ArrayList<>();
        for (SparkFile file : SparkFile.in(folder)) {
            dates.add(new DateFile(file.date(), file.path(), rows(file.path())));
        }
        return dates;
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

    private static long rows(Path file) throws IOException {
        var input = HadoopInputFile.fromPath(new org.apache.hadoop.fs.Path(file.toUri()), new Configuration(false));
        try (ParquetFileReader reader = ParquetFileReader.open(input)) {
            return reader.getRecordCount();
        }
    }
}
