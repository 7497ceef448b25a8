package dev.activitypipeline.contract.event;

import java.util.List;

/** The words that the simulator draws from. The columns themselves are open: any text within its length is valid. */
public final class Vocabulary {
    public static final List<String> WORKOUT_TYPES =
            List.of("Cycling", "Gym Workout", "Running", "Swimming", "Walking", "Yoga");
    public static final List<String> WEATHER_CONDITIONS = List.of("Clear", "Fog", "Rain", "Snow");
    public static final List<String> LOCATIONS = List.of("Gym", "Home", "Office", "Park", "Other");
    public static final List<String> MOODS = List.of("Happy", "Neutral", "Stressed", "Tired");

    private Vocabulary() {}
}
