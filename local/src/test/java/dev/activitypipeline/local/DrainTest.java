package dev.activitypipeline.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.activitypipeline.local.Drain.Outcome;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DrainTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void isOverWhenEveryPartitionIsStoredToItsEnd() {
        // Given
        Drain drain = new Drain(Map.of(0, 10L, 1, 20L, 2, 0L), START);

        // When
        Outcome before = drain.check(Optional.of(stored(Map.of(0, 10L, 1, 19L))), START);
        Outcome after = drain.check(Optional.of(stored(Map.of(0, 10L, 1, 20L))), START);

        // Then
        assertThat(before).isEqualTo(Outcome.WAITING);
        assertThat(after).isEqualTo(Outcome.DRAINED);
    }

    @Test
    void anEmptyTopicNeedsNoStream() {
        // Given
        Drain drain = new Drain(Map.of(0, 0L), START);

        // When
        Outcome outcome = drain.check(Optional.empty(), START);

        // Then
        assertThat(outcome).isEqualTo(Outcome.DRAINED);
    }

    @Test
    void isStuckAfterTwoMinutesInWhichNothingMoved() {
        // Given
        Drain drain = new Drain(Map.of(0, 10L), START);
        drain.check(Optional.of(stored(Map.of(0, 3L))), START.plusSeconds(60));

        // When
        Outcome beforeTheDeadline = drain.check(Optional.of(stored(Map.of(0, 3L))), START.plusSeconds(179));
        Outcome atTheDeadline = drain.check(Optional.of(stored(Map.of(0, 3L))), START.plusSeconds(180));

        // Then
        assertThat(beforeTheDeadline).isEqualTo(Outcome.WAITING);
        assertThat(atTheDeadline).isEqualTo(Outcome.STUCK);
    }

    private static StreamStatus stored(Map<Integer, Long> offsets) {
        return new StreamStatus("Running", 1, offsets, 0, 0, Map.of(), 0);
    }
}
