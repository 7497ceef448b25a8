package dev.activitypipeline.bigquery.follow;

import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which rows BigQuery has of the table whose dates are exchanged.
 *
 * @param dates what each date is made of
 */
public record DailyPosition(SortedMap<String, Content> dates) {
    /** What is there of a date that nothing tells about. */
    static final String UNKNOWN = "?";

    public DailyPosition {
        dates = new TreeMap<>(dates);
    }

    /**
     * @param files the names of the store's files, whose content never changes
     * @param rows how many they hold
     */
    public record Content(String files, long rows) {}

    long total() {
        return dates.values().stream().mapToLong(Content::rows).sum();
    }
}
