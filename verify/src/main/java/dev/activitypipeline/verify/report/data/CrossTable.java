package dev.activitypipeline.verify.report.data;

import java.util.List;

/**
 * How often two words come together.
 *
 * @param counts one list per row, one count per column
 */
public record CrossTable(List<String> rows, List<String> columns, List<List<Long>> counts) {
    public static final CrossTable EMPTY = new CrossTable(List.of(), List.of(), List.of());

    public long rowTotal(int row) {
        return counts.get(row).stream().mapToLong(Long::longValue).sum();
    }

    /** The share of the row that the column has, from 0 to 1; NaN for a row without events. */
    public double share(int row, int column) {
        long total = rowTotal(row);
        return total == 0 ? Double.NaN : (double) counts.get(row).get(column) / total;
    }

    public boolean isEmpty() {
        return rows.isEmpty() || columns.isEmpty();
    }
}
