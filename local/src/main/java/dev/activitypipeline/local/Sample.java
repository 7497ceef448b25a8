package dev.activitypipeline.local;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * One look at all processes of the pipeline. The counters are over the store's life, not over this run; absent until a process has answered.
 *
 * @param at when
 * @param produced sequence numbers that the producers have sent and Kafka has committed
 * @param stored rows in {@code events}
 * @param rejected rows in {@code rejected}, by rule
 * @param lag committed records that are not stored yet
 * @param batchId the last committed batch
 * @param batchMillis how long it took
 */
record Sample(
        Instant at,
        OptionalLong produced,
        OptionalLong stored,
        Map<String, Long> rejected,
        OptionalLong lag,
        OptionalLong batchId,
        OptionalLong batchMillis) {

    static Sample of(Instant at, Collection<Optional<ProducerStatus>> producers, Optional<StreamStatus> stream) {
        boolean allAnswered = producers.stream().allMatch(Optional::isPresent);
        OptionalLong sent = allAnswered
                ? OptionalLong.of(producers.stream()
                        .flatMap(Optional::stream)
                        .mapToLong(ProducerStatus::nextSequence)
                        .sum())
                : OptionalLong.empty();
        return new Sample(
                at,
                sent,
                of(stream.map(StreamStatus::stored)),
                stream.map(StreamStatus::rejected).orElseGet(TreeMap::new),
                of(stream.map(StreamStatus::lag)),
                of(stream.map(StreamStatus::batchId)),
                of(stream.map(StreamStatus::batchMillis)));
    }

    /** Rows in both tables. */
    long rows() {
        return stored.orElse(0) + rejectedRows();
    }

    long rejectedRows() {
        return rejected.values().stream().mapToLong(Long::longValue).sum();
    }

    private static OptionalLong of(Optional<Long> value) {
        return value.map(OptionalLong::of).orElseGet(OptionalLong::empty);
    }
}
