package dev.activitypipeline.verify;

import dev.activitypipeline.verify.store.BrokenFile;
import dev.activitypipeline.verify.store.TableReader;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/** The proof: reads the store, then the topic, and beside both the files and {@code daily}; then compares. One use. */
final class Verification {
    private final StoreFolder store;
    private final TopicScan topic;
    private final Proof proof;
    private final Findings findings = new Findings();
    private final Notes notes = new Notes();
    private final Map<StoredRows, TableReader> tables = new LinkedHashMap<>();
    private final Set<String> broken = new HashSet<>();
    private SimulatedContent simulated;

    /**
     * What to prove.
     *
     * @param acks what producers were told; empty if that is not known
     * @param firstDay the first date of events that the store keeps, in days since 1970-01-01
     * @param strictDaily whether a {@code daily} that lags behind is a finding
     */
    record Proof(
            Optional<AckLedgers> acks,
            Optional<dev.activitypipeline.contract.settings.ProducerSource.Simulate> simulate,
            int firstDay,
            boolean strictDaily) {
        static final Proof OF_STORE_AND_TOPIC = new Proof(Optional.empty(), Optional.empty(), Integer.MIN_VALUE, false);
    }

    Verification(StoreFolder store, TopicScan topic, Proof proof) {
        this.store = store;
        this.topic = topic;
        this.proof = proof;
    }

    Verdict run() {
        long started = System.nanoTime();
        mustBeTheTopicOfTheStore();
        SortedMap<Integer, Long> first = topic.firstOffsets();
        Scope scope = scope(first);
        Optional<DailySnapshot> daily = DailySnapshot.open(store);
        openTables();
        try (SecondThread secondThread = new SecondThread()) {
            Supplier<PlainFiles> plainReading = secondThread.begin(() -> readFiles(scope));
            StoreLedger stored = readStore(scope);
            Supplier<DailyComparison> dailyReading = secondThread.begin(() -> new DailyComparison(proof.strictDaily())
                    .compare(daily, Optional.ofNullable(tables.get(StoredRows.EVENTS)), stored.newestEvents));
            SortedMap<Integer, OffsetSpan> spans = spans(first, topic.endOffsets());
            TopicLedger inTopic = readTopic(scope, stored, spans);
            PlainFiles files = plainReading.get();
            DailyComparison sums = dailyReading.get();

            SequenceCheck sequences = new SequenceCheck(inTopic, findings, notes);
            proof.acks().ifPresent(sequences::acknowledged);
            sequences.gaps(store.firstBatch() == 0 && first.values().stream().allMatch(offset -> offset == 0));
            compare(inTopic, stored, files, scope, spans);
            findings.merge(sums.findings);
            notes.addAll(sums.notes);
            notes.of(inTopic);
            proof.acks().ifPresent(notes::of);
            notes.of(store, stored);
            return verdict(totals(inTopic, stored, files.rows, sums.rows), started);
        }
    }

    private void mustBeTheTopicOfTheStore() {
        if (!store.topicId().equals(topic.topicId())) {
            throw new NotVerifiable("the store was filled from topic " + store.topic() + " with id " + store.topicId()
                    + ", and the topic of that name now has id " + topic.topicId()
                    + ": it was deleted and created again, and what it held is gone");
        }
    }

    /** Both sides must have what the topic still holds, from where the stream began to read. */
    private Scope scope(SortedMap<Integer, Long> first) {
        Map<Integer, Long> from = new TreeMap<>(first);
        store.startingOffsets().forEach((partition, offset) -> {
            if (offset > from.getOrDefault(partition, 0L)) {
                from.put(partition, offset);
                notes.add("the stream began at offset " + offset + " of partition " + partition
                        + "; earlier records were never to be stored");
            }
        });
        first.forEach((partition, offset) -> {
            if (offset > 0) {
                notes.add("partition " + partition + " of the topic begins at offset " + offset
                        + "; rows of earlier offsets are stored but cannot be compared any more");
            }
        });
        return new Scope(store.firstBatch(), from, proof.firstDay());
    }

    /** {@code rejected} first: see {@link StoreLedger}. */
    private void openTables() {
        for (StoredRows kind : List.of(StoredRows.REJECTED, StoredRows.EVENTS)) {
            store.table(kind.table()).ifPresent(table -> tables.put(kind, table));
        }
    }

    private StoreLedger readStore(Scope scope) {
        StoreLedger ledger = new StoreLedger(scope, findings);
        tables.forEach((kind, table) -> {
            if (!table.files().isEmpty()) {
                ledger.read(kind, table).forEach(file -> broken(kind, file));
            }
        });
        return ledger;
    }

    /** Plain stores have one reader: nothing is read again. */
    private PlainFiles readFiles(Scope scope) {
        PlainFiles files = new PlainFiles(scope);
        if (store.isDelta()) {
            tables.forEach(files::check);
        }
        return files;
    }

    private TopicLedger readTopic(Scope scope, StoreLedger stored, SortedMap<Integer, OffsetSpan> spans) {
        simulated = proof.simulate()
                .map(settings -> new SimulatedContent(settings, findings))
                .orElse(null);
        TopicLedger ledger = new TopicLedger(scope, stored, simulated == null ? ContentCheck.NONE : simulated);
        topic.scan(spans, ledger::add);
        return ledger;
    }

    private static SortedMap<Integer, OffsetSpan> spans(SortedMap<Integer, Long> first, SortedMap<Integer, Long> end) {
        SortedMap<Integer, OffsetSpan> spans = new TreeMap<>();
        end.forEach((partition, until) -> {
            long from = first.getOrDefault(partition, 0L);
            if (from < until) {
                spans.put(partition, new OffsetSpan(from, until));
            }
        });
        return spans;
    }

    private void compare(
            TopicLedger inTopic,
            StoreLedger stored,
            PlainFiles files,
            Scope scope,
            SortedMap<Integer, OffsetSpan> spans) {
        RowSource topicRows = RowSource.topic(topic, inTopic, spans);
        RowSource storedRows = (blocks, sink) -> tables.forEach(
                (kind, table) -> RowSource.table(kind, table, scope).show(blocks, sink));
        new Drilldown(topicRows, storedRows, Drilldown.ends(stored.digests), findings, "")
                .explain(BlockDigests.compare(inTopic.digests, stored.digests));
        findings.merge(files.findings);
        files.broken.forEach((kind, damaged) -> damaged.forEach(file -> broken(kind, file)));
        if (broken.isEmpty() && store.isDelta()) {
            compareReaders(storedRows, stored, files);
        }
        notes.of(files);
    }

    private void compareReaders(RowSource storedRows, StoreLedger stored, PlainFiles files) {
        Findings disagreements = new Findings();
        new Drilldown(storedRows, files.rows(), Drilldown.ends(files.digests), disagreements, "")
                .explain(BlockDigests.compare(stored.digests, files.digests));
        for (Finding finding : disagreements.listed()) {
            findings.add(
                    FindingKind.READERS_DISAGREE,
                    finding.where(),
                    "plain files against Delta Kernel: " + finding.kind() + " " + finding.detail());
        }
    }

    /** A file that both readers cannot read is one finding. */
    private void broken(StoredRows kind, BrokenFile file) {
        if (broken.add(kind.table() + "/" + file.file().name())) {
            findings.add(FindingKind.FILE_BROKEN, Where.file(kind.table(), file.file()), file.reason());
        }
    }

    private Verdict verdict(LedgerTotals totals, long started) {
        return new Verdict(
                store.root().toString(),
                store.topic(),
                store.topicId(),
                totals,
                notes.listed(),
                findings.listed(),
                findings.counts(),
                (System.nanoTime() - started) / 1e9);
    }

    private LedgerTotals totals(TopicLedger inTopic, StoreLedger stored, long plainRows, long dailyRows) {
        return new LedgerTotals(
                proof.acks().map(AckLedgers::events).orElse(-1L),
                inTopic.records,
                inTopic.expectedEvents,
                stored.events,
                inTopic.expectedRejected,
                stored.rejected,
                stored.rejectedByRule,
                inTopic.refusedByManifest,
                inTopic.duplicates,
                stored.outOfScope + stored.ofEarlierLives,
                inTopic.digests.all().size(),
                plainRows,
                dailyRows,
                simulated == null ? -1 : simulated.checked());
    }
}
