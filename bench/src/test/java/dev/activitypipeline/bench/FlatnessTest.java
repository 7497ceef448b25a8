package dev.activitypipeline.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FlatnessTest {
    @Test
    void whatGrowsIsSeen() {
        // Given 100 ms at first, 1 ms more every ten batches
        List<Double> millis =
                IntStream.range(0, 1_000).mapToObj(i -> 100 + i / 10.0).toList();

        // When
        Flatness flatness = Flatness.of(millis);

        // Then
        assertThat(flatness.early()).isCloseTo(109.5, within(0.6));
        assertThat(flatness.late()).isCloseTo(194.5, within(0.6));
        assertThat(flatness.growth()).isGreaterThan(1.7);
        assertThat(flatness.spike()).isCloseTo(1, within(0.01));
    }

    @Test
    void everyTenthBatchThatIsSlowIsSeen() {
        // Given
        List<Double> millis = IntStream.range(0, 1_000)
                .mapToObj(i -> i % 10 == 7 ? 300.0 : 100.0)
                .toList();

        // When
        Flatness flatness = Flatness.of(millis);

        // Then
        assertThat(flatness.growth()).isEqualTo(1);
        assertThat(flatness.spike()).isCloseTo(2.5, within(1e-9));
    }

    @Test
    void fewBatchesSayNothing() {
        assertThatThrownBy(() -> Flatness.of(Collections.nCopies(249, 1.0))).hasMessageContaining("too few");
    }
}
