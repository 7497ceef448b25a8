package dev.activitypipeline.verify;

import dev.activitypipeline.contract.event.EventField;
import dev.activitypipeline.contract.event.EventRules;
import dev.activitypipeline.contract.settings.ProducerSource;
import dev.activitypipeline.contract.wire.EventParser;
import dev.activitypipeline.simulator.ActivitySimulator;
import dev.activitypipeline.simulator.SimulatedEvent;
import dev.activitypipeline.verify.Verification.Proof;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * A pipeline that did everything right: a topic of two partitions with holes where transaction markers stand, and the rows that the stream
 * must make of it. Tests break one thing and verify.
 */
final class TestPipeline {
    static final ProducerSource.Simulate SIMULATION = new ProducerSource.Simulate(
            42, 2_000, 0, ProducerSource.RateProfile.CONSTANT, 0, LocalDate.of(2024, 1, 1), 0.01, 0.01, 0.001);

    private static final long SENT_AT = 1_800_000_000_000L;
    private static final int RECORDS_OF_A_BATCH = 2_000;

    final FakeTopic topic = new FakeTopic();
    final List<Map<String, Object>> events = new ArrayList<>();
    final List<Map<String, Object>> rejected = new ArrayList<>();
    private final Map<Integer, Long> nextOffsets = new HashMap<>();
    private final Map<Integer, Long> highestSeq = new HashMap<>();
    private final EventParser parser;
    private long firstBatch;
    private long seqs;
    private int records;

    private TestPipeline(EventRules rules) {
        this.parser = new EventParser(rules);
    }

    /** One producer's simulated events. */
    static TestPipeline simulated(int seqs) {
        return simulated(seqs, EventRules.CONTRACT);
    }

    static TestPipeline simulated(int seqs, EventRules rules) {
        TestPipeline pipeline = new TestPipeline(rules);
        ActivitySimulator simulator = new ActivitySimulator(SIMULATION, 0);
        SimulatedEvent event = new SimulatedEvent();
        for (long seq = 0; seq < seqs; seq++) {
            simulator.render(seq, event);
            for (int copy = 0; copy < event.copies(); copy++) {
                pipeline.send(event.userId() % 2, event.copyOfKey(), event.copyOfValue(), "fitness-0", seq);
            }
        }
        return pipeline;
    }

    /** Sends one record and stores it. */
    void send(int partition, byte[] key, byte[] value, String producer, long seq) {
        if (records == RECORDS_OF_A_BATCH) {
            nextOffsets.replaceAll((each, next) -> next + 12_000);
        }
        long offset = nextOffsets.merge(partition, records % 100 == 0 ? 2L : 1L, Long::sum);
        TopicRecord record = new TopicRecord(
                partition,
                offset,
                SENT_AT + records,
                key,
                value,
                producer == null ? null : producer.getBytes(StandardCharsets.UTF_8),
                producer == null ? null : Long.toString(seq).getBytes(StandardCharsets.UTF_8),
                null);
        topic.add(record);
        store(record, producer, seq);
        records++;
        seqs = Math.max(seqs, seq + 1);
    }

    private void store(TopicRecord record, String producer, long seq) {
        Map<String, Object> row = new LinkedHashMap<>();
        boolean isRepeated = producer != null && seq <= highestSeq.getOrDefault(record.partition(), -1L);
        if (producer != null && !isRepeated) {
            highestSeq.put(record.partition(), seq);
        }
        if (!isRepeated && parser.parse(record.value(), record.timestampMillis())) {
            row.put("user_id", parser.userId());
            row.put("date", parser.epochDay());
            row.put("steps", parser.steps());
            row.put("calories_burned", parser.caloriesBurned());
            row.put("distance_km", parser.distanceKm());
            row.put("active_minutes", parser.activeMinutes());
            row.put("sleep_hours", parser.sleepHours());
            row.put("heart_rate_avg", parser.heartRateAvg());
            for (EventField text : List.of(
                    EventField.WORKOUT_TYPE, EventField.WEATHER_CONDITIONS, EventField.LOCATION, EventField.MOOD)) {
                row.put(text.column(), parser.text(text));
            }
            events.add(row);
        } else {
            row.put(
                    "rule",
                    isRepeated ? "DUPLICATE_ID" : parser.rejection().rule().name());
            row.put("field", "");
            row.put("message", "");
            row.put("key", record.key());
            row.put("value", record.value());
            rejected.add(row);
        }
        row.put("producer", producer);
        row.put("seq", producer == null ? null : (Long) seq);
        row.put("kafka_partition", record.partition());
        row.put("kafka_offset", record.offset());
        row.put("kafka_timestamp", record.timestampMillis() * 1_000);
        row.put("batch_id", (long) records / RECORDS_OF_A_BATCH);
    }

    /** The same pipeline in a store that was filled before, from a topic that is gone; batches are numbered on. */
    TestPipeline afterLife(TestPipeline earlier) {
        firstBatch = 1 + earlier.lastBatch();
        for (List<Map<String, Object>> rows : List.of(events, rejected)) {
            rows.forEach(row -> row.merge("batch_id", firstBatch, (a, b) -> (Long) a + (Long) b));
        }
        events.addAll(0, earlier.events);
        rejected.addAll(0, earlier.rejected);
        return this;
    }

    long firstBatch() {
        return firstBatch;
    }

    /** The row of the record that was sent last, in a batch of its own. */
    List<Map<String, Object>> newestRejected() {
        Map<String, Object> row = rejected.get(rejected.size() - 1);
        row.put("batch_id", 1 + lastBatch());
        return List.of(row);
    }

    /** Another row with the same values. */
    static Map<String, Object> copy(Map<String, Object> row) {
        return new LinkedHashMap<>(row);
    }

    void writeDelta(Path store) throws IOException {
        identify(store);
        write(store, TestTable::append);
    }

    void writePlain(Path store) throws IOException {
        identify(store);
        write(store, (table, folder, rows, batchId) -> table.plain(folder.resolve("batch_id=" + batchId), rows));
    }

    /** Writes the rollup of the events as they are now. */
    void writeDaily(Path store, long batchId, Consumer<List<Map<String, Object>>> change) throws IOException {
        TestTable.daily().append(store.resolve("daily"), daily(change), batchId);
    }

    /** The same as plain files. */
    void writePlainDaily(Path store, long batchId, Consumer<List<Map<String, Object>>> change) throws IOException {
        Path daily = store.resolve("daily");
        TestTable.daily().plain(daily, daily(change));
        Files.writeString(daily.resolve("_refreshed_up_to_batch"), Long.toString(batchId));
    }

    private List<Map<String, Object>> daily(Consumer<List<Map<String, Object>>> change) {
        Map<List<Object>, Map<String, Object>> sums = new LinkedHashMap<>();
        for (Map<String, Object> event : events) {
            List<Object> key = List.of(event.get("date"), event.get("user_id"), event.get("workout_type"));
            Map<String, Object> row = sums.computeIfAbsent(key, none -> {
                Map<String, Object> empty = new LinkedHashMap<>();
                empty.put("date", key.get(0));
                empty.put("user_id", key.get(1));
                empty.put("workout_type", key.get(2));
                return empty;
            });
            row.merge("events", 1L, (a, b) -> (Long) a + (Long) b);
            sum(row, "steps", event.get("steps"));
            sum(row, "active_minutes", event.get("active_minutes"));
            sum(row, "heart_rate_sum", event.get("heart_rate_avg"));
            for (String decimal : List.of("calories_burned", "distance_km", "sleep_hours")) {
                row.merge(decimal, event.get(decimal), (a, b) -> (Double) a + (Double) b);
            }
        }
        List<Map<String, Object>> rows = new ArrayList<>(sums.values());
        change.accept(rows);
        return rows;
    }

    long lastBatch() {
        return events.stream()
                .mapToLong(row -> (Long) row.get("batch_id"))
                .max()
                .orElse(-1);
    }

    Path acknowledge(Path folder, long first, long last) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(
                folder.resolve("fitness-0.jsonl"),
                "{\"producer\":\"fitness-0\",\"first\":" + first + ",\"last\":" + last
                        + ",\"topicId\":\"topic-1\",\"at\":\"2026-01-01T00:00:00Z\"}\n");
        return folder;
    }

    long seqs() {
        return seqs;
    }

    Verdict verify(Path store) {
        return verify(store, Proof.OF_STORE_AND_TOPIC);
    }

    Verdict verify(Path store, Proof proof) {
        return new Verification(StoreFolder.open(store), topic, proof).run();
    }

    static Proof withAcks(Path folder) {
        return new Proof(
                Optional.of(AckLedgers.read(folder, "topic-1")), Optional.of(SIMULATION), Integer.MIN_VALUE, true);
    }

    private static void sum(Map<String, Object> row, String column, Object value) {
        row.merge(column, ((Integer) value).longValue(), (a, b) -> (Long) a + (Long) b);
    }

    /** Writes the newest entry of the topic's journal, as far as the proof reads it. */
    static void writeJournal(Path store, String totals) throws IOException {
        Path journal = Files.createDirectories(store.resolve("_journal").resolve("topic-1"));
        Files.writeString(journal.resolve("00000000000000000009.json"), "{\"totals\":{\"lost\":777777}}");
        Files.writeString(journal.resolve("00000000000000000010.json"), "{\"totals\":" + totals + "}");
    }

    private void identify(Path store) throws IOException {
        Files.createDirectories(store);
        Files.writeString(
                store.resolve("_identity.json"),
                "{\"pipelineId\":\"p\",\"pipelineName\":\"fitness\",\"topic\":\"user-activity\",\"topicId\":\"topic-1\""
                        + (firstBatch == 0 ? "" : ",\"firstBatch\":" + firstBatch) + "}");
    }

    private void write(Path store, Writer writer) throws IOException {
        for (Map.Entry<Long, List<Map<String, Object>>> batch : byBatch(events).entrySet()) {
            writer.write(TestTable.events(), store.resolve("events"), batch.getValue(), batch.getKey());
        }
        for (Map.Entry<Long, List<Map<String, Object>>> batch :
                byBatch(rejected).entrySet()) {
            writer.write(TestTable.rejected(), store.resolve("rejected"), batch.getValue(), batch.getKey());
        }
    }

    private static Map<Long, List<Map<String, Object>>> byBatch(List<Map<String, Object>> rows) {
        return rows.stream()
                .collect(Collectors.groupingBy(row -> (Long) row.get("batch_id"), TreeMap::new, Collectors.toList()));
    }

    private interface Writer {
        void write(TestTable table, Path folder, List<Map<String, Object>> rows, long batchId) throws IOException;
    }
}
