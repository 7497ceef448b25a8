package dev.activitypipeline.contract.event;

import java.util.Optional;

/**
 * The twelve columns in their order. The order is the order on the wire, in the store and in a CSV header.
 *
 * <p>The ranges are physical: they refuse what cannot be true of any person, not what is rare. A manifest may tighten them
 * ({@link EventRules}).
 */
public enum EventField {
    USER_ID(
            "user_id",
            FieldType.INTEGER,
            1,
            Integer.MAX_VALUE,
            "",
            "the user, a positive number; the Kafka key as text"),
    DATE(
            "date",
            FieldType.DATE,
            0,
            0,
            "",
            "the day, YYYY-MM-DD, from 1900-01-01 to one day after the record's timestamp"),
    STEPS("steps", FieldType.INTEGER, 0, 300_000, "steps", "steps taken that day"),
    CALORIES_BURNED("calories_burned", FieldType.DECIMAL, 0, 30_000, "kcal", "energy burned that day"),
    DISTANCE_KM("distance_km", FieldType.DECIMAL, 0, 1_000, "km", "distance covered that day"),
    ACTIVE_MINUTES("active_minutes", FieldType.INTEGER, 0, 1_440, "min", "minutes of at least moderate activity"),
    SLEEP_HOURS("sleep_hours", FieldType.DECIMAL, 0, 24, "h", "hours slept in the night before"),
    HEART_RATE_AVG("heart_rate_avg", FieldType.INTEGER, 20, 250, "beats/min", "the day's average heart rate"),
    WORKOUT_TYPE("workout_type", FieldType.TEXT, 1, 128, "characters", "the day's main workout"),
    WEATHER_CONDITIONS("weather_conditions", FieldType.TEXT, 1, 128, "characters", "the weather where the user was"),
    LOCATION("location", FieldType.TEXT, 1, 128, "characters", "where most of the activity took place"),
    MOOD("mood", FieldType.TEXT, 1, 128, "characters", "the user's own word for the day");

    private static final EventField[] BY_POSITION = values();

    private final String column;
    private final FieldType type;
    private final double min;
    private final double max;
    private final String unit;
    private final String description;

    EventField(String column, FieldType type, double min, double max, String unit, String description) {
        this.column = column;
        this.type = type;
        this.min = min;
        this.max = max;
        this.unit = unit;
        this.description = description;
    }

    /** Where the column stands among the twelve, from 0. */
    @SuppressWarnings("EnumOrdinal") // the order is the contract, see above
    public int position() {
        return ordinal();
    }

    /** The column that stands there. */
    public static EventField at(int position) {
        return BY_POSITION[position];
    }

    /** The name in JSON, CSV and the store. */
    public String column() {
        return column;
    }

    public FieldType type() {
        return type;
    }

    /** The smallest value; for text the least number of characters (Unicode code points). Without meaning for a date. */
    public double min() {
        return min;
    }

    /** The largest value; for text the most characters (Unicode code points). Without meaning for a date. */
    public double max() {
        return max;
    }

    public String unit() {
        return unit;
    }

    public String description() {
        return description;
    }

    /** The column of that name, if it is one of the twelve. */
    public static Optional<EventField> ofColumn(String column) {
        for (EventField field : BY_POSITION) {
            if (field.column.equals(column)) {
                return Optional.of(field);
            }
        }
        return Optional.empty();
    }
}
