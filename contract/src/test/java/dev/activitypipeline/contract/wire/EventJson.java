package dev.activitypipeline.contract.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** One valid event as JSON whose pieces a test can replace, remove or add, by the letter. */
final class EventJson {
    private final Map<String, String> fields = new LinkedHashMap<>();

    EventJson() {
        fields.put("\"user_id\"", "17");
        fields.put("\"date\"", "\"2024-01-05\"");
        fields.put("\"steps\"", "8042");
        fields.put("\"calories_burned\"", "2310.5");
        fields.put("\"distance_km\"", "5.87");
        fields.put("\"active_minutes\"", "63");
        fields.put("\"sleep_hours\"", "7.2");
        fields.put("\"heart_rate_avg\"", "71");
        fields.put("\"workout_type\"", "\"Running\"");
        fields.put("\"weather_conditions\"", "\"Clear\"");
        fields.put("\"location\"", "\"Park\"");
        fields.put("\"mood\"", "\"Happy\"");
    }

    /** Sets or adds a field; the value is written as it is. */
    EventJson with(String key, String value) {
        fields.put('"' + key + '"', value);
        return this;
    }

    EventJson without(String key) {
        fields.remove('"' + key + '"');
        return this;
    }

    byte[] bytes() {
        return toString().getBytes(UTF_8);
    }

    @Override
    public String toString() {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + ":" + field.getValue())
                .collect(Collectors.joining(",", "{", "}"));
    }
}
