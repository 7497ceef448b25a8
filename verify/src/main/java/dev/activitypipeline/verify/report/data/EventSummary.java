package dev.activitypipeline.verify.report.data;

import java.util.List;

/**
 * What the report says about the table {@code events}.
 *
 * @param span the Kafka timestamps of the first and the last record; empty span of an empty table
 * @param batches different batch ids
 * @param dates in order, only those that have events
 * @param workouts the most frequent first
 * @param places the most frequent first
 * @param sleep hours slept, in bins of a tenth of an hour
 * @param moodByWeather rows are the weather, columns are moods
 * @param moodBySleep rows are bands of hours slept, columns are moods
 */
public record EventSummary(
        long events,
        TimeSpan span,
        DistinctCount users,
        DistinctCount batches,
        List<DateSummary> dates,
        List<GroupSummary> workouts,
        List<GroupSummary> places,
        Histogram sleep,
        CrossTable moodByWeather,
        CrossTable moodBySleep) {

    /** The summary of a table without rows. */
    public static EventSummary empty() {
        return new EventAggregator().summary();
    }
}
