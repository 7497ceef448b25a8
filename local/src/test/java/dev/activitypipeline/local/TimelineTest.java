package dev.activitypipeline.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TimelineTest {
    @TempDir
    Path temporary;

    @Test
    void writesALineForEachSampleAndLeavesOutWhatIsNotKnown() throws IOException {
        // Given
        Path file = temporary.resolve("timeline.jsonl");

        // When
        try (Timeline timeline = Timeline.begin(file, Instant.ofEpochMilli(1_000))) {
            timeline.add(Sample.of(Instant.ofEpochMilli(2_000), List.of(Optional.empty()), Optional.empty()));
            timeline.add(sample(3_000, 8));
        }

        // Then
        assertThat(file).content().isEqualTo("""
                {"t":1000}
                {"t":2000}
                {"t":3000,"produced":10,"acknowledged":10,"stored":8,"rejected":{"OUT_OF_RANGE":1},"lag":2,"batchMillis":180}
                """);
    }

    @Test
    void theNextRunBeginsWithTheCountersOfTheOneBefore() throws IOException {
        // Given
        Path file = temporary.resolve("timeline.jsonl");
        try (Timeline first = Timeline.begin(file, Instant.ofEpochMilli(1_000))) {
            first.add(sample(3_000, 8));
        }
        Files.writeString(file, "{\"t\":4000,\"sto", StandardOpenOption.APPEND);

        // When
        long rowsBefore;
        try (Timeline second = Timeline.begin(file, Instant.ofEpochMilli(9_000))) {
            rowsBefore = second.rowsBefore();
        }

        // Then
        assertThat(rowsBefore).isEqualTo(9);
        assertThat(file).content().isEqualTo("""
                {"t":9000,"produced":10,"acknowledged":10,"stored":8,"rejected":{"OUT_OF_RANGE":1}}
                """);
    }

    private static Sample sample(long millis, long stored) {
        return new Sample(
                Instant.ofEpochMilli(millis),
                OptionalLong.of(10),
                OptionalLong.of(stored),
                Map.of("OUT_OF_RANGE", 1L),
                OptionalLong.of(2),
                OptionalLong.of(3),
                OptionalLong.of(180));
    }
}
