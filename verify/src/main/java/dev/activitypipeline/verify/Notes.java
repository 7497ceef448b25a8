package dev.activitypipeline.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Collects what restricts the proof without contradicting it, in sentences. */
final class Notes {
    private final List<String> notes = new ArrayList<>();

    void add(String note) {
        notes.add(note);
    }

    void addAll(List<String> others) {
        notes.addAll(others);
    }

    List<String> listed() {
        return List.copyOf(notes);
    }

    void of(StoreFolder store, StoreLedger stored) {
        count(
                stored.ofEarlierLives,
                "rows were stored from earlier lives of the topic; what those held is gone, so they cannot be compared");
        try {
            count(
                    store.lostOffsets(),
                    "offsets were removed from the topic by retention before the stream had read them, and it went on without"
                            + " them as stream.onDataLoss told it to; acknowledged events among them are missing");
        } catch (NotVerifiable damaged) {
            // it would explain findings and makes none, so that the proof does not depend on it
            notes.add("whether retention removed offsets before they were read is not known: " + damaged.getMessage());
        }
        if (!store.isDelta() && stored.events > 0) {
            notes.add("the store is plain files: the glob is the only reader there is");
        }
    }

    void of(TopicLedger inTopic) {
        count(
                inTopic.refusedByManifest,
                "records that the contract accepts were rejected by the manifest's rules or a batch's limits");
        count(inTopic.unidentified, "records have no readable id: a second copy of one could not be told");
        count(inTopic.expired, "events of the topic are older than the store keeps");
    }

    void of(PlainFiles files) {
        count(
                files.removedFiles,
                "files that were compacted or deleted are still on the disk; a reader that ignores the Delta log sees their"
                        + " rows again");
    }

    void of(AckLedgers acks) {
        count(acks.ofOtherTopics(), "acknowledged ranges belong to another life of the topic");
        count(acks.torn(), "lines of the ledgers of acknowledgements are torn; their ranges were not required");
    }

    private void count(long count, String what) {
        if (count > 0) {
            notes.add(String.format(Locale.ROOT, "%,d %s", count, what));
        }
    }
}
