package dev.activitypipeline.bench;

import com.alibaba.fastjson2.annotation.JSONField;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import dev.activitypipeline.contract.event.ActivityEvent;
import java.io.IOException;
import java.time.LocalDate;

/** An event as one would declare it for Jackson or fastjson2: the same columns, the same names, the same order. */
@JsonPropertyOrder({
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
    "mood"
})
public record EventBean(
        @JsonProperty("user_id") @JSONField(name = "user_id", ordinal = 1)
        int userId,

        @JsonSerialize(using = IsoDate.Writer.class)
        @JsonDeserialize(using = IsoDate.Reader.class)
        @JsonProperty("date")
        @JSONField(name = "date", ordinal = 2)
        LocalDate date,

        @JsonProperty("steps") @JSONField(name = "steps", ordinal = 3)
        int steps,

        @JsonProperty("calories_burned") @JSONField(name = "calories_burned", ordinal = 4)
        double caloriesBurned,

        @JsonProperty("distance_km") @JSONField(name = "distance_km", ordinal = 5)
        double distanceKm,

        @JsonProperty("active_minutes") @JSONField(name = "active_minutes", ordinal = 6)
        int activeMinutes,

        @JsonProperty("sleep_hours") @JSONField(name = "sleep_hours", ordinal = 7)
        double sleepHours,

        @JsonProperty("heart_rate_avg") @JSONField(name = "heart_rate_avg", ordinal = 8)
        int heartRateAvg,

        @JsonProperty("workout_type") @JSONField(name = "workout_type", ordinal = 9)
        String workoutType,

        @JsonProperty("weather_conditions") @JSONField(name = "weather_conditions", ordinal = 10)
        String weatherConditions,

        @JsonProperty("location") @JSONField(name = "location", ordinal = 11)
        String location,

        @JsonProperty("mood") @JSONField(name = "mood", ordinal = 12)
        String mood) {

    static EventBean of(ActivityEvent event) {
        return new EventBean(
                event.userId(),
                event.date(),
                event.steps(),
                event.caloriesBurned(),
                event.distanceKm(),
                event.activeMinutes(),
                event.sleepHours(),
                event.heartRateAvg(),
                event.workoutType(),
                event.weatherConditions(),
                event.location(),
                event.mood());
    }

    /** What Jackson's module for {@code java.time} does to a date, without the module. */
    static final class IsoDate {
        private IsoDate() {}

        static final class Writer extends StdSerializer<LocalDate> {
            private static final long serialVersionUID = 1L;

            Writer() {
                super(LocalDate.class);
            }

            @Override
            public void serialize(LocalDate date, JsonGenerator out, SerializerProvider provider) throws IOException {
                out.writeString(date.toString());
            }
        }

        static final class Reader extends StdDeserializer<LocalDate> {
            private static final long serialVersionUID = 1L;

            Reader() {
                super(LocalDate.class);
            }

            @Override
            public LocalDate deserialize(JsonParser in, DeserializationContext context) throws IOException {
                return LocalDate.parse(in.getText());
            }
        }
    }
}
