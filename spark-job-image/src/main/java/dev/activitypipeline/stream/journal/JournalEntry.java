package dev.activitypipeline.stream.journal;

import java.util.List;
import java.util.SortedMap;

/**
 * Everything that is needed to commit a batch, or to commit it again.
 *
 * @param batchId the batch
 * @param topicId the topic that it was read from
 * @param writer the driver's life that wrote it, for a person who asks
 * @param staging the folder below {@code _staging} that held its files
 * @param until for each partition the first offset after the batch
 * @param events files of {@code events}
 * @param rejected files of {@code rejected}
 * @param counts of this batch
 * @param totals of this store, this batch included
 * @param highestSeq for each partition and producer the highest sequence number seen, this batch included
 * @param publishedAt epoch milliseconds
 */
public record JournalEntry(
        long batchId,
        String topicId,
        String writer,
        String staging,
        SortedMap<Integer, Long> until,
        List<DataFile> events,
        List<DataFile> rejected,
        Counts counts,
        Counts totals,
        SortedMap<Integer, SortedMap<String, Long>> highestSeq,
        long publishedAt) {}
