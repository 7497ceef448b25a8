package dev.activitypipeline.verify.store;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One data file of a table, as the table lists it.
 *
 * @param path where it is
 * @param name its path below the table's folder, with {@code /}
 * @param bytes its length, as listed
 * @param rows how many rows it has, where the list says so
 * @param ranges least and greatest value of integer columns, where the list says so
 * @param partition its partition columns, as text
 */
public record TableFile(
        Path path,
        String name,
        long bytes,
        OptionalLong rows,
        Map<String, LongRange> ranges,
        Map<String, String> partition) {

    public Optional<LongRange> range(String column) {
        return Optional.ofNullable(ranges.get(column));
    }

    /** Whether the file can hold a value between these two, as far as its statistics tell. */
    public boolean mayHold(String column, long from, long to) {
        LongRange range = ranges.get(column);
        return range == null || range.overlaps(from, to);
    }
}
