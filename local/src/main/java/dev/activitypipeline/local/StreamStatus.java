package dev.activitypipeline.local;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What the Spark job says of itself.
 *
 * @param state one of Starting, Running, Draining, Stopped, Failed
 * @param batchId the last committed batch, -1 before the first
 * @param storedOffsets by partition: the offset up to which records are in the store, exclusive
 * @param lag records that are in the topic and not in the store
 * @param stored rows in {@code events}
 * @param rejected rows in {@code rejected}, by rule
 * @param batchMillis how long the last batch took
 */
record StreamStatus(
        String state,
        long batchId,
        Map<Integer, Long> storedOffsets,
        long lag,
        long stored,
        Map<String, Long> rejected,
        long batchMillis) {

    private static final Set<String> BEFORE_THE_FIRST_LOOK = Set.of("Starting", "Failed");

    /** Empty while the job has not read its own journal: its counters are not those of the store yet. */
    static Optional<StreamStatus> of(JsonNode json) {
        StreamStatus status = read(json);
        boolean countersKnown = status.batchId() >= 0 || !BEFORE_THE_FIRST_LOOK.contains(status.state());
        return countersKnown ? Optional.of(status) : Optional.empty();
    }

    private static StreamStatus read(JsonNode json) {
        Map<Integer, Long> offsets = new TreeMap<>();
        json.path("offsets")
                .properties()
                .forEach(partition -> offsets.put(
                        Integer.valueOf(partition.getKey()),
                        partition.getValue().path("stored").asLong()));
        Map<String, Long> rejected = new TreeMap<>();
        json.path("rejected")
                .properties()
                .forEach(rule -> rejected.put(rule.getKey(), rule.getValue().asLong()));
        return new StreamStatus(
                json.path("state").asText(),
                json.path("batchId").asLong(-1),
                offsets,
                json.path("lag").asLong(),
                json.path("stored").asLong(),
                rejected,
                json.path("batchMillis").asLong());
    }

    long rejectedRows() {
        return rejected.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Whether everything below the given ends, one for each partition, is in the store. */
    boolean hasStored(Map<Integer, Long> ends) {
        return ends.entrySet().stream()
                .allMatch(end -> end.getValue() == 0 || storedOffsets.getOrDefault(end.getKey(), 0L) >= end.getValue());
    }
}
