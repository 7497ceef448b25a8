package dev.activitypipeline.stream.journal;

import java.io.Serializable;

/**
 * A finished and synced Parquet file of a batch.
 *
 * @param staged path below the batch's staging folder
 * @param path path below the table's folder, percent-encoded where a URL needs it (Delta's rule; ours never need it)
 * @param date the partition, or null in an unpartitioned table
 * @param rows rows
 * @param bytes the file's length
 * @param batchId the batch
 * @param minPartition least Kafka partition of its rows
 * @param maxPartition greatest Kafka partition of its rows
 * @param minOffset least Kafka offset of its rows, over all partitions
 * @param maxOffset greatest Kafka offset of its rows, over all partitions
 */
public record DataFile(
        String staged,
        String path,
        String date,
        long rows,
        long bytes,
        long batchId,
        int minPartition,
        int maxPartition,
        long minOffset,
        long maxOffset)
        implements Serializable {}
