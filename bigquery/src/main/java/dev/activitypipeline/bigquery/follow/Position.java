package dev.activitypipeline.bigquery.follow;

import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How far a table of BigQuery follows the store's table to which rows are only added.
 *
 * @param batch the newest micro-batch whose rows are there; -1 before the first
 * @param rows by date, or under the empty text in a table that has no dates; a date without rows has no entry
 */
public record Position(long batch, SortedMap<String, Long> rows) {
    public Position {
        rows = new TreeMap<>(rows);
        rows.values().removeIf(count -> count == 0);
    }

    static Position before(long batch) {
        return new Position(batch, new TreeMap<>());
    }

    long total() {
        return rows.values().stream().mapToLong(Long::longValue).sum();
    }

    long rowsOf(String group) {
        return rows.getOrDefault(group, 0L);
    }

    Position without(Set<String> groups) {
        SortedMap<String, Long> left = new TreeMap<>(rows);
        left.keySet().removeAll(groups);
        return new Position(batch, left);
    }

    /** @param upTo the newest batch of the added rows, or an older one */
    Position plus(SortedMap<String, Long> added, long upTo) {
        SortedMap<String, Long> sum = new TreeMap<>(rows);
        added.forEach((group, count) -> sum.merge(group, count, Long::sum));
        return new Position(Math.max(batch, upTo), sum);
    }
}
