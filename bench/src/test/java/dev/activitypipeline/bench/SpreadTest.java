package dev.activitypipeline.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpreadTest {
    @Test
    void ratiosAreTakenPairByPair() {
        // Given a machine that was half as quick in the second pair
        List<Double> ours = List.of(200.0, 100.0, 220.0);
        List<Double> reference = List.of(100.0, 50.0, 100.0);

        // When
        Spread ratios = Spread.ofRatios(ours, reference);

        // Then
        assertThat(ratios).isEqualTo(new Spread(2.0, 2.0, 2.2));
        assertThat(ratios.isNoisy()).isFalse();
    }

    @Test
    void anEvenNumberHasItsMedianInTheMiddle() {
        // When
        Spread spread = Spread.of(List.of(4.0, 1.0, 2.0, 3.0));

        // Then
        assertThat(spread).isEqualTo(new Spread(2.5, 1.0, 4.0));
        assertThat(spread.isNoisy()).isTrue();
    }

    @Test
    void quantilesLieBetweenNeighbours() {
        // Given
        List<Double> numbers = List.of(30.0, 10.0, 20.0, 40.0, 50.0);

        // When
        double high = Spread.quantile(numbers, 0.95);

        // Then
        assertThat(high).isCloseTo(48, within(1e-9));
        assertThat(Spread.quantile(numbers, 0)).isEqualTo(10);
        assertThat(Spread.quantile(numbers, 1)).isEqualTo(50);
    }

    @Test
    void whatCannotBePairedIsRefused() {
        assertThatThrownBy(() -> Spread.ofRatios(List.of(1.0, 2.0), List.of(1.0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2 of ours");
        assertThatThrownBy(() -> Spread.of(List.of())).isInstanceOf(IllegalArgumentException.class);
    }
}
