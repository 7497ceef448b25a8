package dev.activitypipeline.stream.topic;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Offsets that left the topic before anything read them.
 *
 * @param ranges for each partition the first and the last of them, as {@code first..last}
 * @param count how many; transaction markers among them count, too
 */
public record LostOffsets(SortedMap<Integer, String> ranges, long count) {

    /**
     * @param beginnings for each partition the first offset that the topic holds
     * @param next for each partition the first offset that was not read; a partition that is not in it is new, and begins where it begins
     * @param until for each partition the offset before which it matters; {@link Long#MAX_VALUE} where it is not in it
     */
    public static LostOffsets of(Map<Integer, Long> beginnings, Map<Integer, Long> next, Map<Integer, Long> until) {
        SortedMap<Integer, String> ranges = new TreeMap<>();
        long count = 0;
        for (Map.Entry<Integer, Long> partition : next.entrySet()) {
            long from = partition.getValue();
            long to = Math.min(
                    beginnings.getOrDefault(partition.getKey(), 0L),
                    until.getOrDefault(partition.getKey(), Long.MAX_VALUE));
            if (from < to) {
                ranges.put(partition.getKey(), from + ".." + (to - 1));
                count += to - from;
            }
        }
        return new LostOffsets(ranges, count);
    }

    public boolean isNone() {
        return count == 0;
    }
}
