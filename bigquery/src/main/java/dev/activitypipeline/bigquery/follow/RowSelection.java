package dev.activitypipeline.bigquery.follow;

import dev.activitypipeline.bigquery.store.StoreFile;
import java.util.Optional;
import java.util.Set;

/**
 * The rows of one step.
 *
 * @param groups their dates; none means any
 * @param after their batches are later than this one
 * @param upTo and at most this one
 */
record RowSelection(Optional<Set<String>> groups, long after, long upTo) {
    static RowSelection of(Difference difference, Position position) {
        if (difference instanceof Difference.Refill refill) {
            return new RowSelection(Optional.of(refill.groups()), Long.MIN_VALUE, position.batch());
        }
        if (difference instanceof Difference.Tail tail) {
            return new RowSelection(Optional.empty(), position.batch(), tail.upTo());
        }
        throw new IllegalArgumentException(difference + " writes no rows");
    }

    boolean touches(StoreFile file) {
        return takes(file.firstBatch(), file.lastBatch())
                && groups.map(chosen -> chosen.contains(file.group())).orElse(true);
    }

    boolean takes(long batch) {
        return takes(batch, batch);
    }

    private boolean takes(long first, long last) {
        return last > after && first <= upTo;
    }
}
