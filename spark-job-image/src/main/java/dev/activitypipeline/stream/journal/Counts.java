package dev.activitypipeline.stream.journal;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Rows.
 *
 * @param stored in {@code events}
 * @param rejected in {@code rejected}, by rule
 * @param unknownFields fields that no column takes, in stored events
 * @param lost offsets that left the topic before they were read
 */
public record Counts(long stored, SortedMap<String, Long> rejected, long unknownFields, long lost) {
    public static final Counts NONE = new Counts(0, Collections.emptySortedMap(), 0, 0);

    public Counts plus(Counts other) {
        TreeMap<String, Long> sum = new TreeMap<>(rejected);
        other.rejected.forEach((rule, rows) -> sum.merge(rule, rows, Long::sum));
        return new Counts(stored + other.stored, sum, unknownFields + other.unknownFields, lost + other.lost);
    }

    public long rejectedRows() {
        return sum(rejected);
    }

    private static long sum(Map<String, Long> rows) {
        return rows.values().stream().mapToLong(Long::longValue).sum();
    }
}
