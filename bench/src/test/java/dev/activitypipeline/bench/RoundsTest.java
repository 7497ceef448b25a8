package dev.activitypipeline.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.activitypipeline.bench.controller.Rounds;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RoundsTest {
    @Test
    void goForthAndBack() {
        // When
        List<List<String>> order = Rounds.of(List.of("A", "B"), 3);

        // Then
        assertThat(order).containsExactly(List.of("A", "B"), List.of("B", "A"), List.of("A", "B"));
    }

    @Test
    void haveEachOfFourAfterEachOther() {
        // When
        List<List<List<String>>> rounds = Rounds.mixed(List.of("A", "B", "C", "D"), 2);

        // Then
        List<String> pairs = rounds.stream()
                .flatMap(List::stream)
                .map(way -> String.join("", way))
                .flatMap(way -> Stream.of(way.substring(0, 2), way.substring(1, 3), way.substring(2, 4)))
                .toList();
        assertThat(pairs)
                .containsExactlyInAnyOrder("AB", "AC", "AD", "BA", "BC", "BD", "CA", "CB", "CD", "DA", "DB", "DC");
    }
}
