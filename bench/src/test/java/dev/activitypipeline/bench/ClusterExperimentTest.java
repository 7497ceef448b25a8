package dev.activitypipeline.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ClusterExperimentTest {
    private static FirstEvent stored(double seconds) {
        return new FirstEvent(3, 5, 6, seconds);
    }

    @Test
    void theMedianIsShownWithItsSlicesAndPairsAreCompared() {
        // Given
        List<FirstEvent> ours = List.of(stored(20), stored(40), stored(24));
        List<FirstEvent> byHand = List.of(stored(40), stored(50), stored(60));

        // When
        List<Figure> figures = ClusterExperiment.figures(ours, byHand, byHand);

        // Then
        assertThat(figures).extracting(Figure::id).containsExactly("O9", "O9b", "O9c");
        assertThat(figures.get(0).ours()).isEqualTo("24.0 s: driver's pod made after 3, placed 5, started 6");
        assertThat(figures.get(0).verdict()).isEqualTo(Verdict.MET);
        assertThat(figures.get(1).measure()).isEqualTo(new Spread(0.5, 0.4, 0.8));
        assertThat(figures.get(1).verdict()).isEqualTo(Verdict.MET);
    }

    @Test
    void moreThanHalfAMinuteIsAMiss() {
        // Given
        List<FirstEvent> slow = List.of(stored(30.1));

        // Then
        assertThat(ClusterExperiment.figures(slow, slow, slow))
                .extracting(Figure::verdict)
                .containsExactly(Verdict.MISSED, Verdict.MISSED, Verdict.SHOWN);
    }
}
