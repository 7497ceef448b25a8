package dev.activitypipeline.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BackoffTest {
    @Test
    void waitsDoubleUpToHalfAMinute() {
        // Given
        Backoff backoff = new Backoff();

        // When
        Stream<Duration> waits = Stream.generate(backoff::afterFailure).limit(8);

        // Then
        assertThat(waits.map(Duration::toSeconds)).containsExactly(1L, 2L, 4L, 8L, 16L, 30L, 30L, 30L);
    }

    @Test
    void fiveFailuresInARowAreEnough() {
        // Given
        Backoff backoff = new Backoff();
        for (int failure = 0; failure < 4; failure++) {
            backoff.afterFailure();
        }

        // When
        boolean afterFour = backoff.isExhausted();
        backoff.afterFailure();

        // Then
        assertThat(afterFour).isFalse();
        assertThat(backoff.isExhausted()).isTrue();
    }
}
