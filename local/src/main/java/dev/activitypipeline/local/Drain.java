package dev.activitypipeline.local;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** The wait, after the producers' end, until the store holds all that the topic holds. */
final class Drain {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** How far it is. */
    enum Outcome {
        WAITING,
        DRAINED,
        /** Nothing moved for two minutes. */
        STUCK
    }

    private final Map<Integer, Long> ends;
    private long storedOffsets = -1;
    private Instant lastProgress;

    /** @param ends by partition: the topic's end for readers of committed records, read after the producers' end */
    Drain(Map<Integer, Long> ends, Instant now) {
        this.ends = Map.copyOf(ends);
        this.lastProgress = now;
    }

    Outcome check(Optional<StreamStatus> status, Instant now) {
        if (ends.values().stream().allMatch(end -> end == 0)
                || status.filter(stream -> stream.hasStored(ends)).isPresent()) {
            return Outcome.DRAINED;
        }
        long stored = status.map(stream -> stream.storedOffsets().values().stream()
                        .mapToLong(Long::longValue)
                        .sum())
                .orElse(-1L);
        if (stored > storedOffsets) {
            storedOffsets = stored;
            lastProgress = now;
        }
        return Duration.between(lastProgress, now).compareTo(PATIENCE) >= 0 ? Outcome.STUCK : Outcome.WAITING;
    }
}
