package dev.activitypipeline.verify;

import dev.activitypipeline.verify.Producers.Producer;
import dev.activitypipeline.verify.store.LongRange;
import java.util.function.BiConsumer;

/** Looks for producers' numbers that are in neither place where they can be: the topic, or what the store kept of a topic that forgot it. */
final class SequenceCheck {
    private final TopicLedger inTopic;
    private final Findings findings;
    private final Notes notes;

    SequenceCheck(TopicLedger inTopic, Findings findings, Notes notes) {
        this.inTopic = inTopic;
        this.findings = findings;
        this.notes = notes;
    }

    /** Every number that a producer was told of. */
    void acknowledged(AckLedgers acks) {
        acks.ranges().forEach((name, ranges) -> {
            Producer sent = inTopic.producers.get(name);
            for (LongRange range : ranges) {
                missing(
                        sent,
                        range,
                        (producer, lost) -> findings.add(
                                FindingKind.ACKNOWLEDGED_LOST,
                                Where.producer(producer, lost),
                                (lost.max() - lost.min() + 1) + " acknowledged events are not in the topic"));
            }
        });
    }

    /** @param isWhole whether the topic still holds all that was ever sent under its name */
    void gaps(boolean isWhole) {
        for (Producer producer : inTopic.producers.all()) {
            long last = Math.max(producer.seqs.max(), forgotten(producer).max());
            missing(producer, new LongRange(0, last), isWhole ? this::skipped : this::unknown);
        }
    }

    private void missing(Producer sent, LongRange wanted, BiConsumer<String, LongRange> visitor) {
        for (LongRange absent : sent.seqs.missing(wanted.min(), wanted.max())) {
            for (LongRange missing : forgotten(sent).missing(absent.min(), absent.max())) {
                visitor.accept(sent.name, missing);
            }
        }
    }

    private SeqSet forgotten(Producer producer) {
        return inTopic.store().before.get(producer.name).seqs;
    }

    private void skipped(String producer, LongRange gap) {
        String text = gap.max() - gap.min() + 1 + " numbers were never committed, although later ones were";
        findings.add(FindingKind.SEQ_GAP, Where.producer(producer, gap), text);
    }

    private void unknown(String producer, LongRange gap) {
        notes.add(
                "producer " + producer + " seq " + gap
                        + ": neither in the topic, which is not the first of its name or forgot its beginning, nor in the store");
    }
}
