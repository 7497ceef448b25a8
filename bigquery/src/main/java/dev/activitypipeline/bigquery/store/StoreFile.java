package dev.activitypipeline.bigquery.store;

import io.delta.kernel.data.Row;

/**
 * A live data file of a snapshot.
 *
 * @param name below the table; unique to its content
 * @param group the value of {@code date}, or empty in a table that has no partitions
 * @param rows how many rows it has
 * @param firstBatch the oldest micro-batch that it has rows of; 0 in tables without batches
 * @param lastBatch the newest one
 * @param scanFile Kernel's description of it
 */
public record StoreFile(String name, String group, long rows, long firstBatch, long lastBatch, Row scanFile) {}
