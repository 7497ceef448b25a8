package dev.activitypipeline.verify;

import dev.activitypipeline.verify.Producers.Producer;
import dev.activitypipeline.verify.store.BrokenFile;
import dev.activitypipeline.verify.store.DeltaLog;
import dev.activitypipeline.verify.store.LongRange;
import dev.activitypipeline.verify.store.TableReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The proof: reads the store, then the topic, then the files, and compares. One use. */
final class Verification {
    private final StoreFolder store;
    private final TopicScan topic;
    private final Proof proof;
    private final Findings findings = new Findings();
    private final List<String> notes = new ArrayList<>();
    private final Map<StoredRows, TableReader> tables = new HashMap<>();
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
        mustBeOneLifeOfTheTopic();
        SortedMap<Integer, Long> first = topic.firstOffsets();
        Scope scope = scope(first);
        StoreLedger stored = readStore(scope);
        SortedMap<Integer, OffsetSpan> spans = spans(first, topic.endOffsets());
        TopicLedger inTopic = readTopic(scope, stored, spans);

        acknowledged(inTopic);
        gaps(inTopic, first);
        RowSource kernelRows = (blocks, sink) -> tables.forEach(
                (kind, table) -> RowSource.table(kind, table, scope).show(blocks, sink));
        List<BlockDigests.Difference> differences = BlockDigests.compare(inTopic.digests, stored.digests);
        new Drilldown(RowSource.topic(topic, inTopic, spans), kernelRows, Drilldown.ends(stored.digests), findings, "")
                .explain(differences);

        long plainRows = store.isDelta() ? readFiles(scope, stored, kernelRows) : -1;
        long dailyRows = daily(stored.newestBatch);
        notes(inTopic, stored);
        return new Verdict(
                store.root().toString(),
                store.topic(),
                store.topicId(),
                totals(inTopic, stored, plainRows, dailyRows),
                List.copyOf(notes),
                findings.listed(),
                findings.counts(),
                (System.nanoTime() - started) / 1e9);
    }

    private void mustBeOneLifeOfTheTopic() {
        if (!store.topicId().equals(topic.topicId())) {
            throw new NotVerifiable("the store was filled from topic " + store.topic() + " with id " + store.topicId()
                    + ", and the topic of that name now has id " + topic.topicId()
                    + ": it was deleted and created again, and what it held is gone");
        }
        List<String> earlier = store.earlierTopicIds();
        if (!earlier.isEmpty()) {
            notes.add("the store also holds rows of the topic's earlier life " + String.join(", ", earlier)
                    + "; those are reported as rows that the topic does not hold");
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
        return new Scope(from, proof.firstDay());
    }

    private StoreLedger readStore(Scope scope) {
        StoreLedger ledger = new StoreLedger(scope, findings);
        for (StoredRows kind : List.of(StoredRows.REJECTED, StoredRows.EVENTS)) {
            store.table(kind.table()).ifPresent(table -> tables.put(kind, table));
        }
        for (StoredRows kind : List.of(StoredRows.REJECTED, StoredRows.EVENTS)) {
            TableReader table = tables.get(kind);
            if (table != null && !table.files().isEmpty()) {
                for (BrokenFile file : ledger.read(kind, table)) {
                    broken.add(kind.table() + "/" + file.file().name());
                    findings.add(FindingKind.FILE_BROKEN, Where.file(kind.table(), file.file()), file.reason());
                }
            }
        }
        return ledger;
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

    /** Every number that a producer was told of must be in the topic, or in what the store kept of a topic that forgot it. */
    private void acknowledged(TopicLedger inTopic) {
        proof.acks().ifPresent(acks -> acks.ranges().forEach((name, ranges) -> {
            Producer sent = inTopic.producers.get(name);
            Producer forgotten = inTopic.store().before.get(name);
            for (LongRange range : ranges) {
                for (LongRange missing : sent.seqs.missing(range.min(), range.max())) {
                    for (LongRange lost : forgotten.seqs.missing(missing.min(), missing.max())) {
                        findings.add(
                                FindingKind.ACKNOWLEDGED_LOST,
                                Where.producer(name, lost),
                                (lost.max() - lost.min() + 1) + " acknowledged events are not in the topic");
                    }
                }
            }
        }));
    }

    private void gaps(TopicLedger inTopic, SortedMap<Integer, Long> first) {
        boolean isWhole = first.values().stream().allMatch(offset -> offset == 0);
        for (Producer producer : inTopic.producers.all()) {
            SeqSet forgotten = inTopic.store().before.get(producer.name).seqs;
            long last = Math.max(producer.seqs.max(), forgotten.max());
            for (LongRange missing : producer.seqs.missing(0, last)) {
                for (LongRange gap : forgotten.missing(missing.min(), missing.max())) {
                    gap(producer.name, gap, isWhole);
                }
            }
        }
    }

    private void gap(String producer, LongRange gap, boolean isWhole) {
        if (isWhole) {
            String text = gap.max() - gap.min() + 1 + " numbers were never committed, although later ones were";
            findings.add(FindingKind.SEQ_GAP, Where.producer(producer, gap), text);
        } else {
            notes.add("producer " + producer + " seq " + gap
                    + ": neither in the topic, which forgot its beginning, nor in the store");
        }
    }

    private long readFiles(Scope scope, StoreLedger stored, RowSource kernelRows) {
        PlainFiles files = new PlainFiles(scope, findings);
        tables.forEach((kind, table) -> files.check(kind, table, broken));
        if (broken.isEmpty()) {
            Findings disagreements = new Findings();
            new Drilldown(kernelRows, files.rows(), Drilldown.ends(files.digests), disagreements, "")
                    .explain(BlockDigests.compare(stored.digests, files.digests));
            for (Finding finding : disagreements.listed()) {
                findings.add(
                        FindingKind.READERS_DISAGREE,
                        finding.where(),
                        "plain files against Delta Kernel: " + finding.kind() + " " + finding.detail());
            }
        }
        if (files.removedFiles > 0) {
            notes.add(files.removedFiles + " files that were compacted or deleted are still on the disk;"
                    + " a reader that ignores the Delta log sees their rows again");
        }
        return files.rows;
    }

    private long daily(long newestBatch) {
        Optional<TableReader> daily = store.table("daily");
        TableReader events = tables.get(StoredRows.EVENTS);
        if (daily.isEmpty() || daily.get().version() < 0 || events == null) {
            if (proof.strictDaily() && newestBatch >= 0) {
                findings.add(FindingKind.DAILY_BEHIND, Where.table("daily"), "there is no such table yet");
            }
            return -1;
        }
        long last = DeltaLog.read(daily.get().table(), daily.get().version()).lastTransaction();
        if (last >= newestBatch) {
            DailyCheck check = new DailyCheck(events, daily.get(), findings);
            check.run();
            return check.rows();
        }
        String behind = "daily holds batches to " + last + ", events to " + newestBatch;
        if (proof.strictDaily()) {
            findings.add(FindingKind.DAILY_BEHIND, Where.table("daily"), behind);
        } else {
            notes.add(behind + ": it was not compared");
        }
        return -1;
    }

    private void notes(TopicLedger inTopic, StoreLedger stored) {
        if (inTopic.refusedByManifest > 0) {
            notes.add(inTopic.refusedByManifest
                    + " records that the contract accepts were rejected by the manifest's rules or a batch's limits");
        }
        if (inTopic.unidentified > 0) {
            notes.add(inTopic.unidentified + " records have no readable id: a second copy of one could not be told");
        }
        if (inTopic.expired > 0) {
            notes.add(inTopic.expired + " events of the topic are older than the store keeps");
        }
        proof.acks().ifPresent(acks -> {
            if (acks.ofOtherTopics() > 0) {
                notes.add(acks.ofOtherTopics() + " acknowledged ranges belong to another life of the topic");
            }
            if (acks.torn() > 0) {
                notes.add(acks.torn()
                        + " lines of the ledgers of acknowledgements are torn; their ranges were not required");
            }
        });
        if (!store.isDelta() && stored.events > 0) {
            notes.add("the store is plain files: the glob is the only reader there is");
        }
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
                stored.outOfScope,
                inTopic.digests.all().size(),
                plainRows,
                dailyRows,
                simulated == null ? -1 : simulated.checked());
    }
}
