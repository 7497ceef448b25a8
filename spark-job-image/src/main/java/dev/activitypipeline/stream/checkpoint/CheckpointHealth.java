package dev.activitypipeline.stream.checkpoint;

import dev.activitypipeline.stream.StreamProblem;
import dev.activitypipeline.stream.StreamStopped;
import dev.activitypipeline.stream.journal.BatchJournal;
import dev.activitypipeline.stream.journal.JournalEntry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Whether Spark may trust its checkpoint. Spark itself starts over where files are missing and skips a batch where a commit is alone; here the journal
 * is the second witness, and a checkpoint that contradicts it is refused.
 */
public final class CheckpointHealth {
    private CheckpointHealth() {}

    /** @throws StreamStopped with {@link StreamProblem.CheckpointDamaged} naming the first file at fault */
    public static void mustBeSound(OffsetLog log, BatchJournal journal) throws IOException {
        List<Long> planned = log.planned();
        List<Long> committed = log.committed();
        Optional<JournalEntry> decided = journal.latest();
        Path metadata = log.checkpoint().resolve("metadata");
        if (planned.isEmpty() && committed.isEmpty()) {
            if (decided.isPresent()) {
                throw damaged(
                        log.checkpoint().resolve("offsets"),
                        "is empty, although the journal has batch "
                                + decided.get().batchId());
            }
            return;
        }
        if (!Files.exists(metadata)
                || Files.readString(metadata, StandardCharsets.UTF_8).isBlank()) {
            throw damaged(metadata, "is missing or empty");
        }
        if (planned.isEmpty()) {
            throw damaged(
                    log.checkpoint().resolve("offsets"), "is empty, although commits has batch " + last(committed));
        }
        mustBeWithoutGap(log, "offsets", planned);
        long newestPlanned = last(planned);
        long newestCommitted = committed.isEmpty() ? -1 : last(committed);
        mustBeWithoutGap(log, "commits", committed);
        if (newestCommitted > newestPlanned) {
            throw damaged(log.file("offsets", newestCommitted), "is missing, although the batch is committed");
        }
        if (newestPlanned > newestCommitted + 1) {
            throw damaged(
                    log.file("commits", newestPlanned - 1),
                    "is missing, although batch " + newestPlanned + " is planned");
        }
        for (long batch : List.of(newestPlanned, Math.max(planned.get(0), newestPlanned - 1))) {
            log.until(batch);
        }
        mustAgree(log, journal, decided, newestPlanned, newestCommitted);
    }

    private static void mustAgree(
            OffsetLog log,
            BatchJournal journal,
            Optional<JournalEntry> decided,
            long newestPlanned,
            long newestCommitted)
            throws IOException {
        boolean knowsCommitted = newestCommitted < 0
                || journal.read(newestCommitted).isPresent()
                // written from the journal: the plan before the oldest entry stands only for where that one begins
                || journal.batches().stream().findFirst().equals(Optional.of(newestCommitted + 1));
        if (!knowsCommitted) {
            throw damaged(
                    log.file("commits", newestCommitted),
                    "says that a batch is committed that the journal does not have");
        }
        if (decided.isEmpty()) {
            return;
        }
        JournalEntry newest = decided.get();
        if (newest.batchId() > newestPlanned) {
            throw damaged(log.file("offsets", newest.batchId()), "is missing, although the journal has the batch");
        }
        if (!log.until(newest.batchId()).equals(newest.until())) {
            throw damaged(
                    log.file("offsets", newest.batchId()),
                    "ends at " + log.until(newest.batchId()) + ", but the journal at " + newest.until());
        }
    }

    private static void mustBeWithoutGap(OffsetLog log, String name, List<Long> batches) {
        for (int i = 1; i < batches.size(); i++) {
            if (batches.get(i) != batches.get(i - 1) + 1) {
                throw damaged(log.file(name, batches.get(i - 1) + 1), "is missing between its neighbours");
            }
        }
    }

    private static long last(List<Long> batches) {
        return batches.get(batches.size() - 1);
    }

    private static StreamStopped damaged(Path file, String fault) {
        return new StreamStopped(new StreamProblem.CheckpointDamaged(file, fault));
    }
}
