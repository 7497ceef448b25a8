package dev.activitypipeline.controller.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.activitypipeline.controller.api.v1alpha1.ActivityPipelineStatus;
import dev.activitypipeline.controller.api.v1alpha1.ProofStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NextLookTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    @ParameterizedTest
    @CsvSource({"0, 2000", "8, 2000", "12, 3000", "60, 15000", "120, 30000", "86400, 30000"})
    void whatWaitsForLongIsLookedAtMoreRarely(long quietSeconds, long nextMillis) {
        // When
        Duration next = NextLook.after(status("Pending", null), Duration.ofSeconds(quietSeconds));

        // Then
        assertThat(next).isEqualTo(Duration.ofMillis(nextMillis));
    }

    @ParameterizedTest
    @CsvSource({"Running", "Degraded", "Suspended", "Rejected"})
    void theOthersAreLookedAtSteadily(String phase) {
        assertThat(NextLook.after(status(phase, null), Duration.ofHours(1))).isEqualTo(NextLook.STEADY);
        assertThat(NextLook.after(status(phase, "Proved"), Duration.ZERO)).isEqualTo(NextLook.STEADY);
    }

    @Test
    void aRunningProofIsOnItsWayWhateverThePhase() {
        assertThat(NextLook.after(status("Suspended", "Running"), Duration.ZERO))
                .isEqualTo(NextLook.SOONEST);
    }

    /** A topic operator's silence is told after 60 s; the look at which it is told comes by itself. */
    @Test
    void whatOnlyTimeBringsIsToldAtMostAQuarterLate() {
        for (long due = 10; due <= 120; due++) {
            Duration at = Duration.ZERO;
            while (at.compareTo(Duration.ofSeconds(due)) < 0) {
                at = at.plus(NextLook.after(status("Pending", null), at));
            }
            assertThat(at.toMillis()).isLessThanOrEqualTo(due * 1_250);
        }
    }

    @Test
    void quietBeginsAnewWithWhateverIsFoundToBeDifferent() {
        // Given
        News news = new News();

        // Then
        assertThat(news.quiet("a", 1, NOON)).isZero();
        assertThat(news.quiet("a", 1, NOON.plusSeconds(30))).isEqualTo(Duration.ofSeconds(30));
        assertThat(news.quiet("b", 1, NOON.plusSeconds(40))).isZero();
        assertThat(news.quiet("a", 2, NOON.plusSeconds(50))).isZero();
        assertThat(news.quiet("a", 2, NOON.plusSeconds(55))).isEqualTo(Duration.ofSeconds(5));

        // When
        news.forget("a");

        // Then
        assertThat(news.quiet("a", 2, NOON.plusSeconds(60))).isZero();
    }

    private static ActivityPipelineStatus status(String phase, String proof) {
        ProofStatus told = proof == null ? null : new ProofStatus("1", proof, null, null);
        return new ActivityPipelineStatus(1L, phase, "", List.of(), null, null, null, null, told, null);
    }
}
