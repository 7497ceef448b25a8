package dev.activitypipeline.stream.batch;

import dev.activitypipeline.contract.event.EventField;
import dev.activitypipeline.contract.wire.EventParser;
import dev.activitypipeline.stream.delta.TableDefinition;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.MessageType;

/** Rows of {@code events}: the twelve columns but the date, which is the directory, and the origin. */
final class EventRows extends ParquetRows<EventParser> {
    private static final MessageType SCHEMA = RowSchema.of(TableDefinition.EVENTS);

    private final Origin origin;
    private final OriginColumns originColumns;

    EventRows(Path path, Configuration hadoop, Origin origin, long batchId) throws IOException {
        super(path, SCHEMA, hadoop);
        this.origin = origin;
        this.originColumns = new OriginColumns(11, batchId);
    }

    @Override
    void columns(EventParser event, RecordConsumer out) {
        integer(out, "user_id", 0, event.userId());
        integer(out, "steps", 1, event.steps());
        decimal(out, "calories_burned", 2, event.caloriesBurned());
        decimal(out, "distance_km", 3, event.distanceKm());
        integer(out, "active_minutes", 4, event.activeMinutes());
        decimal(out, "sleep_hours", 5, event.sleepHours());
        integer(out, "heart_rate_avg", 6, event.heartRateAvg());
        text(out, "workout_type", 7, event, EventField.WORKOUT_TYPE);
        text(out, "weather_conditions", 8, event, EventField.WEATHER_CONDITIONS);
        text(out, "location", 9, event, EventField.LOCATION);
        text(out, "mood", 10, event, EventField.MOOD);
        originColumns.write(out, origin);
    }

    private static void integer(RecordConsumer out, String name, int index, int value) {
        out.startField(name, index);
        out.addInteger(value);
        out.endField(name, index);
    }

    private static void decimal(RecordConsumer out, String name, int index, double value) {
        out.startField(name, index);
        out.addDouble(value);
        out.endField(name, index);
    }

    private static void text(RecordConsumer out, String name, int index, EventParser event, EventField field) {
        out.startField(name, index);
        out.addBinary(Binary.fromReusedByteArray(event.textBuffer(), event.textOffset(field), event.textLength(field)));
        out.endField(name, index);
    }
}
