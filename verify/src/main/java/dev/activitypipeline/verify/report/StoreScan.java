package dev.activitypipeline.verify.report;

import dev.activitypipeline.verify.report.data.EventAggregator;
import dev.activitypipeline.verify.report.data.EventSummary;
import dev.activitypipeline.verify.report.data.RejectedAggregator;
import dev.activitypipeline.verify.report.data.RejectedSummary;
import dev.activitypipeline.verify.store.ColumnBatch;
import dev.activitypipeline.verify.store.TableReader;
import java.nio.file.Path;
import java.util.List;

/** One pass over a table, from its columns to the aggregates. A table that does not exist yet is an empty one. */
final class StoreScan {
    private static final List<String> EVENT_COLUMNS = List.of(
            "user_id",
            "date",
            "steps",
            "calories_burned",
            "distance_km",
            "active_minutes",
            "sleep_hours",
            "heart_rate_avg",
            "workout_type",
            "weather_conditions",
            "location",
            "mood",
            "batch_id",
            "kafka_timestamp");

    private StoreScan() {}

    static EventSummary events(Path store) {
        Path table = store.resolve("events");
        EventAggregator aggregator = new EventAggregator();
        if (TableReader.exists(table)) {
            RecentTexts texts = new RecentTexts();
            TableReader.open(table)
                    .read(EVENT_COLUMNS, batch -> addEvents(batch, texts, aggregator))
                    .orThrow();
        }
        return aggregator.summary();
    }

    static RejectedSummary rejected(Path store) {
        Path table = store.resolve("rejected");
        RejectedAggregator aggregator = new RejectedAggregator();
        if (TableReader.exists(table)) {
            TableReader.open(table)
                    .read(List.of("rule", "message"), batch -> addRejected(batch, aggregator))
                    .orThrow();
        }
        return aggregator.summary();
    }

    private static void addEvents(ColumnBatch batch, RecentTexts texts, EventAggregator aggregator) {
        for (int row = 0; row < batch.size(); row++) {
            aggregator.add(
                    new EventAggregator.Measures(
                            batch.intAt(0, row),
                            batch.intAt(1, row),
                            batch.intAt(2, row),
                            batch.doubleAt(3, row),
                            batch.doubleAt(4, row),
                            batch.intAt(5, row),
                            batch.doubleAt(6, row),
                            batch.intAt(7, row)),
                    new EventAggregator.Words(
                            texts.text(batch.bytesAt(8, row)),
                            texts.text(batch.bytesAt(9, row)),
                            texts.text(batch.bytesAt(10, row)),
                            texts.text(batch.bytesAt(11, row))),
                    batch.longAt(12, row),
                    Math.floorDiv(batch.longAt(13, row), 1_000L));
        }
    }

    private static void addRejected(ColumnBatch batch, RejectedAggregator aggregator) {
        for (int row = 0; row < batch.size(); row++) {
            String message = batch.textAt(1, row);
            aggregator.add(batch.textAt(0, row), message == null ? "" : message);
        }
    }
}
