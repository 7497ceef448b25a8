package dev.activitypipeline.producer.source.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ReadingProgressTest {
    @Test
    void thousandsOfFilesFitIntoTheMetadataOfAnOffset() {
        // Given
        List<String> names = new ArrayList<>();
        ReadingProgress progress = new ReadingProgress(Map.of());
        for (int i = 0; i < 3_000; i++) {
            names.add("activity-%05d.csv".formatted(i));
            // When
            String next = progress.next(names).orElseThrow();
            progress.finish(next, names);
            progress = new ReadingProgress(progress.position());
            // Then
            assertThat(next).isEqualTo(names.get(i));
            assertThat(progress.position().toString().length()).isLessThan(3_500);
        }
        assertThat(progress.next(names)).isEmpty();
    }

    @Test
    void aLaterFileWithASmallerNameIsReadWhileItIsAboveTheFloor() {
        // Given
        ReadingProgress progress = new ReadingProgress(Map.of());
        progress.finish("m.csv", List.of("m.csv"));
        // When
        ReadingProgress restarted = new ReadingProgress(new TreeMap<>(progress.position()));
        // Then
        assertThat(restarted.next(List.of("a.csv", "m.csv"))).contains("a.csv");
        assertThat(restarted.isBelowFloor("a.csv")).isFalse();
    }

    @Test
    void aBegunFileComesFirst() {
        // Given
        ReadingProgress progress = new ReadingProgress(Map.of());
        // When
        progress.advance("m.csv", 17);
        ReadingProgress restarted = new ReadingProgress(progress.position());
        // Then
        assertThat(restarted.next(List.of("a.csv", "m.csv"))).contains("m.csv");
        assertThat(restarted.linesRead("m.csv")).isEqualTo(17);
        assertThat(restarted.linesRead("a.csv")).isZero();
    }
}
