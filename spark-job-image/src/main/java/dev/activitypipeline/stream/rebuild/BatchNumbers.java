package dev.activitypipeline.stream.rebuild;

import dev.activitypipeline.stream.journal.BatchJournal;
import dev.activitypipeline.stream.journal.JournalEntry;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which batch stored a record. The journal tells it of the newest batches; a file of an older single batch tells it by its statistics; of an older file
 * that was compacted from several, only its newest batch is known, and stands for all.
 */
final class BatchNumbers {
    private final Map<Integer, TreeMap<Long, Long>> batchByLastOffset = new TreeMap<>();
    private final long oldestInJournal;

    BatchNumbers(BatchJournal journal) throws IOException {
        long oldest = Long.MAX_VALUE;
        for (long batch : journal.batches()) {
            JournalEntry entry = journal.read(batch).orElseThrow();
            oldest = Math.min(oldest, batch);
            entry.until().forEach((partition, until) -> batchByLastOffset
                    .computeIfAbsent(partition, unused -> new TreeMap<>())
                    .putIfAbsent(until - 1, batch));
        }
        oldestInJournal = oldest;
    }

    long of(int partition, long offset, FileExtent file) {
        if (file.isOfOneBatch()) {
            return file.minBatch();
        }
        Map.Entry<Long, Long> entry =
                batchByLastOffset.getOrDefault(partition, new TreeMap<>()).ceilingEntry(offset);
        // What the oldest entry covers may have been read by any batch before it.
        boolean known = entry != null && (entry.getValue() > oldestInJournal || oldestInJournal == 0);
        return known ? entry.getValue() : file.maxBatch();
    }
}
