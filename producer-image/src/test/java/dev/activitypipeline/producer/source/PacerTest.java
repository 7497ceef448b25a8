package dev.activitypipeline.producer.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.activitypipeline.contract.settings.ProducerSource.RateProfile;
import java.util.concurrent.ThreadLocalRandom;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PacerTest {
    private static final long SECOND = 1_000_000_000L;

    /** As {@link System#nanoTime} may be: negative. */
    private long now = -5 * SECOND;

    @ParameterizedTest
    @ValueSource(longs = {1, 7, 1_000, 123_456, 1_000_000})
    void aConstantRateIsHeldWithinOnePerMille(long rate) {
        // Given
        Pacer pacer = pacer(rate, RateProfile.CONSTANT);
        // When
        long sent = run(pacer, 600);
        // Then
        assertThat((double) sent).isCloseTo(600.0 * rate, within(Math.max(1, 0.6 * rate)));
    }

    @Test
    void aShortHoldUpIsMadeUpFor() {
        // Given
        Pacer pacer = pacer(1_000, RateProfile.CONSTANT);
        now += 3 * SECOND;
        // When
        long due = pacer.due();
        // Then
        assertThat(due).isEqualTo(3_000);
    }

    @Test
    void aLongOutageIsNotFollowedByItsWholeBacklog() {
        // Given
        Pacer pacer = pacer(1_000, RateProfile.CONSTANT);
        now += 600 * SECOND;
        // When
        long due = pacer.due();
        pacer.took(due);
        now += SECOND;
        // Then
        assertThat(due).isEqualTo(5_000);
        assertThat(pacer.due()).isBetween(999L, 1_001L);
    }

    @Test
    void theDailyProfileHasTheMeanOverItsTenMinutesAndSwings() {
        // Given
        Pacer pacer = pacer(1_000, RateProfile.DAILY);
        // When
        long firstHalf = run(pacer, 300);
        long secondHalf = run(pacer, 300);
        // Then
        assertThat(firstHalf + secondHalf).isCloseTo(600_000L, Percentage.withPercentage(0.1));
        assertThat(firstHalf).isGreaterThan(secondHalf + 150_000);
    }

    @Test
    void theBurstProfileSendsItsMinuteInSixSeconds() {
        // Given
        Pacer pacer = pacer(1_000, RateProfile.BURST);
        // When
        long burst = run(pacer, 6);
        long rest = run(pacer, 54);
        // Then
        assertThat(burst).isCloseTo(60_000L, Percentage.withPercentage(0.1));
        assertThat(rest).isLessThan(100);
    }

    @Test
    void zeroIsWithoutLimit() {
        // Given
        Pacer pacer = pacer(0, RateProfile.CONSTANT);
        // When
        long due = pacer.due();
        // Then
        assertThat(due).isEqualTo(Long.MAX_VALUE);
        assertThat(pacer.nanosToNext()).isZero();
    }

    @Test
    void aWaitingThreadIsToldWhenTheNextEventIsDue() {
        // Given
        Pacer pacer = pacer(10, RateProfile.CONSTANT);
        // When
        long nanos = pacer.nanosToNext();
        // Then
        assertThat(nanos).isCloseTo(SECOND / 10, within(1_000L));
    }

    /** Looks at the clock at uneven times, as a thread does that commits in between. */
    private long run(Pacer pacer, long seconds) {
        long end = now + seconds * SECOND;
        long sent = 0;
        while (now < end) {
            now = Math.min(end, now + ThreadLocalRandom.current().nextLong(1_000_000, 150_000_000));
            long due = pacer.due();
            pacer.took(due);
            sent += due;
        }
        return sent;
    }

    private Pacer pacer(long rate, RateProfile profile) {
        return new Pacer(rate, profile, () -> now);
    }
}
