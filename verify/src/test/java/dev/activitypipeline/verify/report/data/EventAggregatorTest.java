package dev.activitypipeline.verify.report.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventAggregatorTest {
    private final EventAggregator aggregator = new EventAggregator();

    @Test
    void countsAndAveragesByDateAndWord() {
        // Given
        add(1, 10, 100, 7.2, 60, "Running", "Rain", "Happy", 0);
        add(2, 10, 300, 4.9, 80, "Running", "Rain", "Tired", 0);
        add(1, 11, 500, 9.0, 100, "Yoga", "Clear", "Happy", 4);

        // When
        EventSummary summary = aggregator.summary();

        // Then
        assertThat(summary.events()).isEqualTo(3);
        assertThat(summary.users()).isEqualTo(new DistinctCount(2, true));
        assertThat(summary.batches()).isEqualTo(new DistinctCount(2, true));
        assertThat(summary.dates()).hasSize(2);
        assertThat(summary.dates().get(0).date()).isEqualTo(LocalDate.ofEpochDay(10));
        assertThat(summary.dates().get(0).meanSteps()).isEqualTo(200);
        assertThat(summary.dates().get(0).users().value()).isEqualTo(2);
        assertThat(summary.workouts()).extracting(GroupSummary::word).containsExactly("Running", "Yoga");
        assertThat(summary.workouts().get(0).heartRate().quantile(0.5)).isEqualTo(60);
        assertThat(summary.moodByWeather())
                .isEqualTo(new CrossTable(
                        List.of("Rain", "Clear"),
                        List.of("Happy", "Tired"),
                        List.of(List.of(1L, 1L), List.of(1L, 0L))));
        assertThat(summary.moodBySleep().counts())
                .containsExactly(
                        List.of(0L, 1L),
                        List.of(0L, 0L),
                        List.of(0L, 0L),
                        List.of(1L, 0L),
                        List.of(0L, 0L),
                        List.of(1L, 0L));
    }

    @Test
    void wordsWithoutEndAreSummed() {
        // Given
        for (int i = 0; i < 1_000; i++) {
            add(1, 10, 1, 7, 60, "word " + i, "weather " + i, "mood " + i, 0);
        }

        // When
        EventSummary summary = aggregator.summary();

        // Then
        assertThat(summary.workouts()).hasSize(WordIndex.ROWS + 1);
        assertThat(summary.workouts().stream().mapToLong(GroupSummary::events)).hasSize(WordIndex.ROWS + 1);
        assertThat(summary.workouts().get(WordIndex.ROWS).word()).isEqualTo(WordIndex.REST);
        assertThat(summary.workouts().stream().mapToLong(GroupSummary::events).sum())
                .isEqualTo(1_000);
        assertThat(summary.moodByWeather().columns()).hasSize(WordIndex.COLUMNS + 1);
        assertThat(summary.moodByWeather().counts().stream()
                        .flatMap(List::stream)
                        .mapToLong(Long::longValue)
                        .sum())
                .isEqualTo(1_000);
    }

    @Test
    void beyondItsMemoryACountIsALowerBound() {
        // Given
        DistinctNumbers numbers = new DistinctNumbers(new DistinctNumbers.Budget(2));

        // When
        for (long number : new long[] {5, 6, 5, 2_000_000_000L, 7_000_000L, 6}) {
            numbers.add(number);
        }

        // Then
        assertThat(numbers.count()).isEqualTo(new DistinctCount(3, false));
    }

    @Test
    void aTenthOfAnHourFallsIntoItsOwnBin() {
        // Given
        Histogram histogram = new Histogram(0.1, 241);

        // When
        for (int tenth = 0; tenth <= 240; tenth++) {
            histogram.add(tenth / 10.0);
        }

        // Then
        assertThat(histogram.bins()).containsOnly(1);
        assertThat(histogram.coarser(5).bins()[14]).isEqualTo(5);
    }

    private void add(
            int user,
            int day,
            int steps,
            double sleep,
            int heartRate,
            String workout,
            String weather,
            String mood,
            long batch) {
        aggregator.add(
                new EventAggregator.Measures(user, day, steps, 2_000, 5, 30, sleep, heartRate),
                new EventAggregator.Words(workout, weather, "Park", mood),
                batch,
                1_000);
    }
}
