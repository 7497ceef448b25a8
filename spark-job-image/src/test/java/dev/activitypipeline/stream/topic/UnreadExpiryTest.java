package dev.activitypipeline.stream.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class UnreadExpiryTest {
    private static final Instant NOW = Instant.parse("2026-01-02T12:00:30Z");
    private static final Duration DAY = Duration.ofDays(1);

    private int requests;

    @Test
    void whatIsReadExpiresUnnoticed() {
        // Given records of yesterday and of now
        Map<Integer, List<Instant>> topic = Map.of(0, List.of(hoursAgo(23), hoursAgo(20), hoursAgo(0)));

        // When
        Optional<Instant> expires = expiry(DAY, Map.of(0, 2L), topic);

        // Then
        assertThat(expires).isEmpty();
        assertThat(requests).isEqualTo(1);
    }

    @Test
    void theOldestUnreadRecordOfAllPartitionsTellsTheTime() {
        // Given
        Map<Integer, List<Instant>> topic = Map.of(
                0, List.of(hoursAgo(23), hoursAgo(13)),
                1, List.of(hoursAgo(22), hoursAgo(20)),
                2, List.of(hoursAgo(1)));

        // When
        Instant expires = expiry(DAY, Map.of(0, 1L, 1, 1L), topic).orElseThrow();

        // Then
        Instant exact = hoursAgo(20).plus(DAY);
        assertThat(expires).isBetween(exact.minus(Duration.ofMinutes(2)), exact);
        assertThat(requests).isLessThan(20);
    }

    @Test
    void itDoesNotChangeWhileTheSameRecordWaits() {
        // Given
        Map<Integer, List<Instant>> topic = Map.of(0, List.of(hoursAgo(14)));

        // When
        Optional<Instant> first = expiry(DAY, Map.of(), topic, NOW);
        Optional<Instant> later = expiry(DAY, Map.of(), topic, NOW.plusSeconds(3_333));

        // Then
        assertThat(later).isEqualTo(first).isPresent();
    }

    @Test
    void aTopicThatKeepsEverythingForAgesIsAskedNothing() {
        // Given
        Map<Integer, List<Instant>> topic = Map.of(0, List.of(hoursAgo(1_000)));

        // Then
        assertThat(expiry(Duration.ofMillis(Long.MAX_VALUE), Map.of(), topic)).isEmpty();
        assertThat(requests).isZero();
    }

    private Optional<Instant> expiry(Duration retention, Map<Integer, Long> stored, Map<Integer, List<Instant>> topic) {
        return expiry(retention, stored, topic, NOW);
    }

    private Optional<Instant> expiry(
            Duration retention, Map<Integer, Long> stored, Map<Integer, List<Instant>> topic, Instant now) {
        Map<Integer, Long> ends = new TreeMap<>();
        topic.forEach((partition, records) -> ends.put(partition, (long) records.size()));
        return UnreadExpiry.of(retention, stored, ends, time -> firstSince(topic, time), now);
    }

    private SortedMap<Integer, Long> firstSince(Map<Integer, List<Instant>> topic, Instant time) {
        requests++;
        SortedMap<Integer, Long> first = new TreeMap<>();
        topic.forEach((partition, records) -> {
            long before =
                    records.stream().filter(record -> record.isBefore(time)).count();
            first.put(partition, before == records.size() ? -1 : before);
        });
        return first;
    }

    private static Instant hoursAgo(int hours) {
        return NOW.minus(Duration.ofHours(hours));
    }
}
