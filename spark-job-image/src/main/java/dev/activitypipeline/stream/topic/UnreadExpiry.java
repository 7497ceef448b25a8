package dev.activitypipeline.stream.topic;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Function;

/**
 * When records that no batch has read begin to leave the topic by its {@code retention.ms}. It is asked for by offsets alone, which costs one request while the stream keeps up: records are not
 * read for it.
 */
public final class UnreadExpiry {
    private UnreadExpiry() {}

    /**
     * To the minute, and never too late; Kafka removes whole segments, and so may keep them for longer.
     *
     * @param retention how long the topic keeps a record
     * @param stored for each partition the first offset that was not read
     * @param ends for each partition its end
     * @param firstSince for each partition the first offset of that time or a later one; below 0 where there is none
     * @return empty while no unread record has lived through half of its time
     */
    public static Optional<Instant> of(
            Duration retention,
            Map<Integer, Long> stored,
            Map<Integer, Long> ends,
            Function<Instant, SortedMap<Integer, Long>> firstSince,
            Instant now) {
        Instant half = minute(now.minus(retention.dividedBy(2)));
        if (half.equals(Instant.EPOCH) || !isAnyOlder(half, stored, ends, firstSince)) {
            return Optional.empty();
        }
        // The oldest is of some minute before `half`; what was to go that long ago is gone.
        Instant after = minute(half.minus(retention));
        Instant before = half;
        while (Duration.between(after, before).toMinutes() > 1) {
            Instant middle = minute(after.plus(Duration.between(after, before).dividedBy(2)));
            if (isAnyOlder(middle, stored, ends, firstSince)) {
                before = middle;
            } else {
                after = middle;
            }
        }
        return Optional.of(after.plus(retention));
    }

    /** Kafka knows no time before the epoch. */
    private static Instant minute(Instant time) {
        return time.isBefore(Instant.EPOCH) ? Instant.EPOCH : time.truncatedTo(ChronoUnit.MINUTES);
    }

    private static boolean isAnyOlder(
            Instant time,
            Map<Integer, Long> stored,
            Map<Integer, Long> ends,
            Function<Instant, SortedMap<Integer, Long>> firstSince) {
        return firstSince.apply(time).entrySet().stream().anyMatch(since -> {
            long end = ends.getOrDefault(since.getKey(), 0L);
            long first = since.getValue() < 0 ? end : Math.min(since.getValue(), end);
            return first > stored.getOrDefault(since.getKey(), 0L);
        });
    }
}
