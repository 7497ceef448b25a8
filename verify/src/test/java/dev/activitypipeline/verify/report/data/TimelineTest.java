package dev.activitypipeline.verify.report.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TimelineTest {
    @TempDir
    private Path folder;

    @Test
    void aLineThatIsCutOffIsCountedAndNotRead() throws IOException {
        // Given
        Path file = file("""
                {"t":1000,"produced":5,"acknowledged":5,"stored":0,"rejected":{},"lag":5,"batchMillis":0}
                {"t":2000,"produced":10,"acknowledged":10,"stored":8,"rejected":{"OUT_OF_RANGE":1,"BAD_DATE":1},"lag":0,"batchMillis":180}
                {"t":3000,"produ""");

        // When
        Timeline timeline = TimelineFile.read(file);

        // Then
        assertThat(timeline.unreadableLines()).isEqualTo(1);
        assertThat(timeline.readings()).hasSize(2);
        assertThat(timeline.readings().get(1)).isEqualTo(new Timeline.Reading(2_000, 10, 10, 8, 2, 0, 180));
        assertThat(timeline.readings().get(0).batchMillis()).as("no batch yet").isNaN();
    }

    @Test
    void whatAProcessDoesNotSayKeepsItsLastValue() throws IOException {
        // Given
        Path file = file("""
                {"t":1000,"produced":5,"stored":3,"rejected":{"BAD_DATE":2}}
                {"t":2000,"produced":null}
                """);

        // When
        Timeline timeline = TimelineFile.read(file);

        // Then
        assertThat(timeline.readings().get(1))
                .isEqualTo(new Timeline.Reading(2_000, 5, 0, 3, 2, Double.NaN, Double.NaN));
        assertThat(timeline.restarts()).isEmpty();
    }

    @Test
    void aCounterThatBeginsAnewGoesOn() throws IOException {
        // Given
        Path file = file("""
                {"t":1000,"produced":100,"stored":90}
                {"t":2000,"produced":20,"stored":110}
                {"t":3000,"produced":40,"stored":130}
                """);

        // When
        Timeline timeline = TimelineFile.read(file);

        // Then
        assertThat(timeline.restarts()).containsExactly(2_000L);
        assertThat(timeline.readings()).extracting(Timeline.Reading::produced).containsExactly(100L, 120L, 140L);
    }

    @Test
    void ratesAddUpToTheCounters() throws IOException {
        // Given
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i <= 97; i++) {
            lines.append(
                    "{\"t\":" + (5_000 + 1_013L * i) + ",\"produced\":" + (i * i) + ",\"stored\":" + (7 * i) + "}\n");
        }

        // When
        TimelineSeries series = TimelineSeries.of(TimelineFile.read(file(lines.toString())));

        // Then
        assertThat(series.produced().stream().mapToDouble(Double::doubleValue).sum() * series.windowSeconds())
                .isCloseTo(97 * 97, within(1e-6));
        assertThat(series.stored().stream().mapToDouble(Double::doubleValue).sum() * series.windowSeconds())
                .isCloseTo(7 * 97, within(1e-6));
    }

    @Test
    void nothingIsKnownOfAGap() throws IOException {
        // Given
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i <= 100; i++) {
            if (i <= 40 || i >= 70) {
                lines.append("{\"t\":" + 1_000L * i + ",\"produced\":" + 10 * i + ",\"stored\":" + 10 * i + "}\n");
            }
        }

        // When
        TimelineSeries series = TimelineSeries.of(TimelineFile.read(file(lines.toString())));

        // Then
        assertThat(series.windowSeconds()).isEqualTo(2);
        assertThat(series.stored().get(10)).isCloseTo(10, within(1e-9));
        assertThat(series.stored().stream().filter(value -> value.isNaN()).count())
                .isEqualTo(15);
        assertThat(series.stored().get(25)).isNaN();
    }

    @Test
    void figuresOfARun() throws IOException {
        // Given
        Path file = file("""
                {"t":0,"stored":1000}
                {"t":1000,"stored":1000}
                {"t":2000,"stored":1000}
                {"t":3000,"stored":1500}
                {"t":4000,"stored":2000}
                {"t":5000,"stored":2000}
                {"t":6000,"stored":2000}
                """);

        // When
        RunFigures figures = RunFigures.of(TimelineFile.read(file));

        // Then
        assertThat(figures.meanPerSecond()).hasValue(500);
        assertThat(figures.peakPerSecond()).hasValue(500);
        assertThat(figures.secondsToFirstRow()).hasValue(3);
    }

    @Test
    void aRunThatStoresNothingHasNoFigures() throws IOException {
        // Given
        Path file = file("{\"t\":0,\"stored\":5}\n{\"t\":1000,\"stored\":5}\n");

        // When
        RunFigures figures = RunFigures.of(TimelineFile.read(file));

        // Then
        assertThat(figures.meanPerSecond()).isEmpty();
        assertThat(figures.peakPerSecond()).isEmpty();
        assertThat(figures.secondsToFirstRow()).isEmpty();
        assertThat(RunFigures.of(Timeline.NONE).meanPerSecond()).isEmpty();
    }

    private Path file(String lines) throws IOException {
        return Files.writeString(folder.resolve("timeline.jsonl"), lines);
    }
}
