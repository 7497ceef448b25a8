package dev.activitypipeline.verify;

import dev.activitypipeline.verify.Producers.Producer;
import java.util.HashMap;
import java.util.Map;

/** What the topic holds, read once, classified as the store must have done it, and digested. */
final class TopicLedger {
    private final Scope scope;
    private final StoreLedger store;
    private final RecordClassifier classifier;
    private final ContentCheck content;
    private final FrameHashes hashes = new FrameHashes();
    private final RowFrame frame = new RowFrame();
    /** Offsets of records whose number was not above those before, by partition: to classify a block again without its history. */
    private final Map<Integer, SeqSet> repeated = new HashMap<>();

    final BlockDigests digests = new BlockDigests();
    final Producers producers = new Producers();
    long records;
    long expectedEvents;
    long expectedRejected;
    long unidentified;
    long duplicates;
    long refusedByManifest;
    long expired;

    TopicLedger(Scope scope, StoreLedger store, ContentCheck content) {
        this.scope = scope;
        this.store = store;
        this.classifier = new RecordClassifier(store.rejectedRules);
        this.content = content;
        for (Producer forgotten : store.before.all()) {
            producers.get(forgotten.name).follow(forgotten);
        }
    }

    void add(TopicRecord record) {
        records++;
        long seq = RecordClassifier.seq(record);
        Producer producer = seq < 0 ? null : producers.get(record.producer());
        if (producer == null) {
            unidentified++;
        } else {
            producer.seqs.add(seq);
            content.check(record, producer.name, seq);
        }
        if (!scope.coversOffset(record.partition(), record.offset())) {
            return;
        }
        boolean isRepeated = producer != null && producer.isRepeated(record.partition(), seq);
        if (isRepeated) {
            duplicates++;
            repeated.computeIfAbsent(record.partition(), key -> new SeqSet()).add(record.offset());
        }
        if (frame(record, producer, seq, isRepeated, frame)) {
            hashes.add(digests, record.partition(), record.offset(), frame);
            if (classifier.refusedByManifest()) {
                refusedByManifest++;
            }
        } else {
            expired++;
        }
    }

    /** Frames a record's row once more; false if the store need not have it. */
    boolean reframe(TopicRecord record, RowFrame target) {
        long seq = RecordClassifier.seq(record);
        Producer producer = seq < 0 ? null : producers.get(record.producer());
        SeqSet offsets = repeated.get(record.partition());
        return scope.coversOffset(record.partition(), record.offset())
                && frame(record, producer, seq, offsets != null && offsets.contains(record.offset()), target);
    }

    private boolean frame(TopicRecord record, Producer producer, long seq, boolean isRepeated, RowFrame target) {
        boolean isEvent = classifier.frame(record, producer, seq, isRepeated, target);
        boolean kept = !isEvent || scope.coversDay(classifier.epochDay());
        if (kept && target == frame) {
            if (isEvent) {
                expectedEvents++;
            } else {
                expectedRejected++;
            }
        }
        return kept;
    }

    /** The rows that are digested here and must be in the store. */
    StoreLedger store() {
        return store;
    }
}
