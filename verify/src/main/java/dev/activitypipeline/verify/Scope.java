package dev.activitypipeline.verify;

import dev.activitypipeline.verify.store.ColumnBatch;
import java.util.Map;

/**
 * What is compared at all: the store may hold rows of earlier lives of the topic, the topic may have forgotten old records, the store may have begun
 * later than the topic, or have deleted old dates.
 *
 * @param firstBatch the first batch that was read from the topic as it is now; batches before it are of earlier lives
 * @param from for each partition the first offset that both sides must have
 * @param firstDay the first date of events that the store keeps, in days since 1970-01-01; {@link Integer#MIN_VALUE} keeps all
 */
record Scope(long firstBatch, Map<Integer, Long> from, int firstDay) {

    boolean coversBatch(long batchId) {
        return batchId >= firstBatch;
    }

    boolean coversOffset(int partition, long offset) {
        return offset >= from.getOrDefault(partition, 0L);
    }

    boolean coversDay(int epochDay) {
        return epochDay >= firstDay;
    }

    /** Whether a stored row must be in the topic. */
    boolean covers(StoredRows rows, ColumnBatch batch, int row) {
        return coversBatch(rows.batchId(batch, row))
                && coversOffset(rows.partition(batch, row), rows.offset(batch, row))
                && (rows != StoredRows.EVENTS || coversDay(StoredRows.epochDay(batch, row)));
    }
}
