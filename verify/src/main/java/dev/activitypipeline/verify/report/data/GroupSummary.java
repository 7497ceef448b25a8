package dev.activitypipeline.verify.report.data;

/**
 * The events that share a word, such as a workout.
 *
 * @param heartRate in bins of one beat per minute
 */
public record GroupSummary(
        String word,
        long events,
        double meanSteps,
        double meanCalories,
        double meanActiveMinutes,
        Histogram heartRate) {}
