package dev.activitypipeline.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** From raw observations to numbers. */
class MeasurementsTest {
    @Test
    void aProducerIsMeasuredBetweenItsStartAndItsEnd() throws NotMeasured {
        // Given 1,000 events/s and 2 µs CPU an event after a start that takes a second of CPU time
        List<ProducerRun.Sample> samples = IntStream.rangeClosed(0, 20)
                .mapToObj(i -> new ProducerRun.Sample(
                        i * 50_000_000L, Duration.ofSeconds(1).plusNanos(i * 100_000L), i * 50L))
                .toList();

        // When
        ProducerRun run = new ProducerRun(samples, 1_000);

        // Then
        assertThat(run.eventsPerSecond()).isCloseTo(1_000, within(1e-6));
        assertThat(run.cpuMicrosPerEvent()).isCloseTo(2, within(1e-9));
    }

    @Test
    void aRateIsTakenFromTheRecordsThemselves() {
        // Given one record a millisecond, after one that was early
        RecordTimes times = RecordTimes.of(LongStream.concat(LongStream.of(0), LongStream.rangeClosed(500, 1_500)));

        // When
        double rate = times.rateAfter(Duration.ofMillis(700));

        // Then
        assertThat(rate).isCloseTo(1_000, within(1e-9));
    }

    @Test
    void sparksOwnProgressIsUnderstood() throws JsonProcessingException {
        // Given
        String line =
                "{\"cpuNanos\":5,\"progress\":{\"batchId\":7,\"numInputRows\":3,\"durationMs\":{\"addBatch\":80,\"triggerExecution\":100}}}";

        // When
        Batch batch = Batch.of(line);

        // Then
        assertThat(batch).isEqualTo(new Batch(7, 3, 100, 80, 5));
    }

    @Test
    void theFirstBatchesAreDropped() throws NotMeasured {
        // Given
        List<Batch> batches = List.of(
                new Batch(0, 100, 9_000, 1_000, 50_000_000_000L),
                new Batch(1, 100, 100, 90, 51_000_000_000L),
                new Batch(2, 100, 100, 90, 52_000_000_000L),
                new Batch(3, 10, 100, 50, 52_100_000_000L));

        // When
        LargeBatches steady = LargeBatches.of(batches, 1);

        // Then
        assertThat(steady.rowsPerCpuSecond()).isCloseTo(100, within(1e-9));
        assertThat(steady.addBatchShare()).isCloseTo(0.9, within(1e-9));
        assertThatThrownBy(() -> LargeBatches.of(batches, 3)).isInstanceOf(NotMeasured.class);
    }
}
