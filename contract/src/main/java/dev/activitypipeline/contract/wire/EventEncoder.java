package dev.activitypipeline.contract.wire;

import dev.activitypipeline.contract.event.ActivityEvent;
import dev.activitypipeline.contract.event.EventField;
import java.util.Arrays;

/**
 * Writes events in the canonical form: one JSON object, UTF-8, the twelve columns in their order, no white space. Not thread-safe:
 * every event is written into the same buffer, and nothing is allocated for events whose numbers have at most three decimals.
 *
 * <p>Only what JSON cannot carry is refused, with an {@link IllegalArgumentException} that names the column: a number that is not
 * finite, a date outside of the years 0 to 9999, a lone surrogate. Whether the values make a valid event is for {@link EventParser}
 * to say.
 */
public final class EventEncoder {
    private static final FixedText USER_ID = FixedText.of("{\"user_id\":");
    private static final FixedText DATE = FixedText.of(",\"date\":\"");
    private static final FixedText STEPS = FixedText.of("\",\"steps\":");
    private static final FixedText CALORIES_BURNED = name(EventField.CALORIES_BURNED);
    private static final FixedText DISTANCE_KM = name(EventField.DISTANCE_KM);
    private static final FixedText ACTIVE_MINUTES = name(EventField.ACTIVE_MINUTES);
    private static final FixedText SLEEP_HOURS = name(EventField.SLEEP_HOURS);
    private static final FixedText HEART_RATE_AVG = name(EventField.HEART_RATE_AVG);
    private static final FixedText WORKOUT_TYPE = name(EventField.WORKOUT_TYPE);
    private static final FixedText WEATHER_CONDITIONS = name(EventField.WEATHER_CONDITIONS);
    private static final FixedText LOCATION = name(EventField.LOCATION);
    private static final FixedText MOOD = name(EventField.MOOD);

    /** More than all names, punctuation, five integers, three decimals and the date can take; texts come on top. */
    private static final int ROOM_WITHOUT_TEXTS = 512;

    private byte[] buffer = new byte[2 * ROOM_WITHOUT_TEXTS];
    private int length;

    /**
     * Writes the event into {@link #buffer()}.
     *
     * @return the number of bytes, which is {@link #length()}
     */
    public int encode(ActivityEvent event) {
        String workout = event.workoutType();
        String weather = event.weatherConditions();
        String location = event.location();
        String mood = event.mood();
        byte[] out = room((long) workout.length() + weather.length() + location.length() + mood.length());
        int at = numbers(
                out,
                event.userId(),
                event.date().toEpochDay(),
                event.steps(),
                event.caloriesBurned(),
                event.distanceKm(),
                event.activeMinutes(),
                event.sleepHours(),
                event.heartRateAvg());
        at = JsonText.write(out, WORKOUT_TYPE.write(out, at), workout, EventField.WORKOUT_TYPE);
        at = JsonText.write(out, WEATHER_CONDITIONS.write(out, at), weather, EventField.WEATHER_CONDITIONS);
        at = JsonText.write(out, LOCATION.write(out, at), location, EventField.LOCATION);
        at = JsonText.write(out, MOOD.write(out, at), mood, EventField.MOOD);
        return end(out, at);
    }

    /**
     * The same without an object.
     *
     * @param epochDay days since 1970-01-01
     * @param workoutType plain UTF-8, not escaped and trusted to be valid; as are the other three texts
     */
    public int encode(
            int userId,
            int epochDay,
            int steps,
            double caloriesBurned,
            double distanceKm,
            int activeMinutes,
            double sleepHours,
            int heartRateAvg,
            byte[] workoutType,
            byte[] weatherConditions,
            byte[] location,
            byte[] mood) {
        byte[] out = room((long) workoutType.length + weatherConditions.length + location.length + mood.length);
        int at = numbers(
                out, userId, epochDay, steps, caloriesBurned, distanceKm, activeMinutes, sleepHours, heartRateAvg);
        at = JsonText.write(out, WORKOUT_TYPE.write(out, at), workoutType);
        at = JsonText.write(out, WEATHER_CONDITIONS.write(out, at), weatherConditions);
        at = JsonText.write(out, LOCATION.write(out, at), location);
        at = JsonText.write(out, MOOD.write(out, at), mood);
        return end(out, at);
    }

    /** Holds the last event from 0 to {@link #length()}, until the next call of {@code encode}; that call may replace the array. */
    public byte[] buffer() {
        return buffer;
    }

    /** How many bytes the last event has; 0 after one that was refused. */
    public int length() {
        return length;
    }

    /** The last event's bytes in an array of their own. */
    public byte[] copy() {
        return Arrays.copyOf(buffer, length);
    }

    private static int numbers(
            byte[] out,
            int userId,
            long epochDay,
            int steps,
            double caloriesBurned,
            double distanceKm,
            int activeMinutes,
            double sleepHours,
            int heartRateAvg) {
        if (epochDay < DateText.FIRST_WRITABLE_DAY || epochDay > DateText.LAST_WRITABLE_DAY) {
            throw new IllegalArgumentException(
                    "date: must be in the years 0 to 9999, got day " + epochDay + " since 1970-01-01");
        }
        int at = DecimalText.write(out, USER_ID.write(out, 0), userId);
        at = DateText.write(out, DATE.write(out, at), (int) epochDay);
        at = DecimalText.write(out, STEPS.write(out, at), steps);
        at = decimal(out, CALORIES_BURNED.write(out, at), caloriesBurned, EventField.CALORIES_BURNED);
        at = decimal(out, DISTANCE_KM.write(out, at), distanceKm, EventField.DISTANCE_KM);
        at = DecimalText.write(out, ACTIVE_MINUTES.write(out, at), activeMinutes);
        at = decimal(out, SLEEP_HOURS.write(out, at), sleepHours, EventField.SLEEP_HOURS);
        return DecimalText.write(out, HEART_RATE_AVG.write(out, at), heartRateAvg);
    }

    private static int decimal(byte[] out, int at, double number, EventField field) {
        if (!Double.isFinite(number)) {
            throw new IllegalArgumentException(
                    field.column() + ": must be a finite number, JSON has no other, got " + number);
        }
        return DecimalText.write(out, at, number);
    }

    private byte[] room(long textUnits) {
        length = 0;
        long needed = ROOM_WITHOUT_TEXTS + textUnits * JsonText.MAX_BYTES_PER_UNIT;
        if (needed > buffer.length) {
            if (needed > Integer.MAX_VALUE - 8) {
                throw new IllegalArgumentException(
                        "the texts are too long for one record: " + textUnits + " characters");
            }
            buffer = new byte[(int) needed];
        }
        return buffer;
    }

    private int end(byte[] out, int at) {
        out[at] = '}';
        length = at + 1;
        return length;
    }

    private static FixedText name(EventField field) {
        return FixedText.of(",\"" + field.column() + "\":");
    }
}
