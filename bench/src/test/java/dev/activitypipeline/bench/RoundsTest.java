package dev.activitypipeline.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.activitypipeline.bench.controller.Rounds;
import java.util.List;
import org.junit.jupiter.api.Test;

class RoundsTest {
    @Test
    void goForthAndBack() {
        // When
        List<List<String>> order = Rounds.of(List.of("A", "B"), 3);

        // Then
        assertThat(order).containsExactly(List.of("A", "B"), List.of("B", "A"), List.of("A", "B"));
    }
}
