package dev.activitypipeline.stream.daily;

import java.io.IOException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Where {@code daily} is kept. */
sealed interface DailyTable permits DeltaDaily, PlainDaily {
    /** The events that are committed now. */
    Dataset<Row> events();

    /** The newest batch whose dates are rewritten; -1 before the first. */
    long refreshedUpTo() throws IOException;

    /** Replaces the dates that the rows have, and no other, and remembers the batch. */
    void replaceDates(Dataset<Row> rows, long upToBatch) throws IOException;
}
