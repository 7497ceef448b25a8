package dev.activitypipeline.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GoalTest {
    @Test
    void moreIsBetterUpToWhatIsVeryGood() {
        // Given
        Goal goal = Goal.atLeast(0.85, 0.95);

        // Then
        assertThat(goal.judge(0.84)).isEqualTo(Verdict.MISSED);
        assertThat(goal.judge(0.85)).isEqualTo(Verdict.MET);
        assertThat(goal.judge(0.95)).isEqualTo(Verdict.STRETCH);
        assertThat(goal).hasToString("≥ 0.85× (0.95×)");
    }

    @Test
    void lessIsBetterForTimes() {
        // Given
        Goal goal = Goal.atMost(250, 120, "ms");

        // Then
        assertThat(goal.judge(251)).isEqualTo(Verdict.MISSED);
        assertThat(goal.judge(250)).isEqualTo(Verdict.MET);
        assertThat(goal.judge(119)).isEqualTo(Verdict.STRETCH);
        assertThat(goal).hasToString("≤ 250 ms (120 ms)");
    }
}
