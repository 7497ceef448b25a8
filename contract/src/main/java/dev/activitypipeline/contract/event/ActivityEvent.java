package dev.activitypipeline.contract.event;

import java.time.LocalDate;

/**
 * One user's activity, as {@link EventField} describes it column by column.
 *
 * @param userId who; also the Kafka key, as text
 * @param date the day in the user's own calendar
 * @param steps steps taken
 * @param caloriesBurned kilocalories
 * @param distanceKm kilometres
 * @param activeMinutes minutes of at least moderate activity
 * @param sleepHours hours slept in the night before
 * @param heartRateAvg beats a minute, the day's average
 * @param workoutType any non-empty text; {@link Vocabulary#WORKOUT_TYPES} are the simulator's
 * @param weatherConditions any non-empty text; {@link Vocabulary#WEATHER_CONDITIONS} are the simulator's
 * @param location any non-empty text; {@link Vocabulary#LOCATIONS} are the simulator's
 * @param mood any non-empty text; {@link Vocabulary#MOODS} are the simulator's
 */
public record ActivityEvent(
        int userId,
        LocalDate date,
        int steps,
        double caloriesBurned,
        double distanceKm,
        int activeMinutes,
        double sleepHours,
        int heartRateAvg,
        String workoutType,
        String weatherConditions,
        String location,
        String mood) {}
