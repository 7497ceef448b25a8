package dev.activitypipeline.stream;

import dev.activitypipeline.stream.batch.Publication;
import dev.activitypipeline.stream.checkpoint.CheckpointFromJournal;
import dev.activitypipeline.stream.journal.BatchJournal;
import dev.activitypipeline.stream.journal.Counts;
import dev.activitypipeline.stream.journal.JournalEntry;
import dev.activitypipeline.stream.store.StoreIdentity;
import dev.activitypipeline.stream.store.StoreLayout;
import dev.activitypipeline.stream.topic.TopicWatch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Turns a store to a topic that was deleted and created again. The stored rows stay, and batches are numbered on: a number that came twice would
 * name two batches, and the second would be taken for a repetition of the first.
 */
final class NewTopicLife {
    private final StoreLayout layout;
    private final StoreIdentity before;
    private final TopicWatch topic;

    NewTopicLife(StoreLayout layout, StoreIdentity before, TopicWatch topic) {
        this.layout = layout;
        this.before = before;
        this.topic = topic;
    }

    /**
     * Each step may be done again after a crash; the store is another topic's once the identity says so.
     *
     * @param publicationBefore as the driver of the old topic published
     */
    void begin(Publication publicationBefore, String driver) throws IOException {
        Optional<JournalEntry> last = new BatchJournal(layout.journal(before.topicId())).latest();
        if (last.isPresent()) {
            publicationBefore.publish(last.get());
        }
        long first = last.map(entry -> entry.batchId() + 1).orElse(before.firstBatch());
        BatchJournal journal = new BatchJournal(layout.journal(topic.id()));
        if (first > 0 && journal.latest().isEmpty()) {
            journal.publish(new JournalEntry(
                    first,
                    topic.id(),
                    driver,
                    String.format("batch-%012d-%s", first, driver),
                    topic.beginnings(),
                    List.of(),
                    List.of(),
                    Counts.NONE,
                    last.map(JournalEntry::totals).orElse(Counts.NONE),
                    new TreeMap<>(),
                    System.currentTimeMillis()));
        }
        Path checkpoint = layout.checkpoint(topic.id());
        if (first > 0 && !Files.exists(checkpoint)) {
            Files.createDirectories(checkpoint.getParent());
            new CheckpointFromJournal(checkpoint, before.topic(), journal).write();
        }
        before.continueWith(layout, topic.id(), first);
    }
}
