package dev.activitypipeline.bigquery.follow;

import dev.activitypipeline.bigquery.store.StoreFile;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToLongFunction;

/**
 * The next thing that brings a table of BigQuery nearer to the store's. Rows carry their micro-batch, so what is missing can be told from the newest
 * snapshot alone: it does not matter which versions the follower has seen, which are out of the log, or which files were folded meanwhile.
 */
public sealed interface Difference {
    /** There is none. */
    record Level() implements Difference {}

    /** Rows of these dates left the store, or BigQuery: all that it has of them up to the position's batch goes. */
    record Clear(SortedMap<String, Long> groups) implements Difference {}

    /** BigQuery has no row of these dates, and the store has, of batches up to the position's. */
    record Refill(Set<String> groups) implements Difference {}

    /**
     * The store has newer batches.
     *
     * @param upTo the newest of them
     */
    record Tail(long upTo) implements Difference {}

    /**
     * @param followed counts the rows of a file of batches up to the position's; asked only of files that also have newer ones
     * @param rowLimit rows after which a refill leaves further dates to the next one
     */
    static Difference of(Position position, List<StoreFile> files, ToLongFunction<StoreFile> followed, long rowLimit) {
        SortedMap<String, Long> old = new TreeMap<>();
        long newest = position.batch();
        for (StoreFile file : files) {
            newest = Math.max(newest, file.lastBatch());
            if (file.firstBatch() <= position.batch()) {
                long rows = file.lastBatch() <= position.batch() ? file.rows() : followed.applyAsLong(file);
                old.merge(file.group(), rows, Long::sum);
            }
        }
        Set<String> stale = stale(position, old);
        if (!stale.isEmpty()) {
            SortedMap<String, Long> held = new TreeMap<>(position.rows());
            held.keySet().retainAll(stale);
            return held.isEmpty() ? new Refill(some(stale, old, rowLimit)) : new Clear(held);
        }
        return newest > position.batch() ? new Tail(newest) : new Level();
    }

    private static Set<String> stale(Position position, SortedMap<String, Long> old) {
        Set<String> groups = new TreeSet<>(position.rows().keySet());
        groups.addAll(old.keySet());
        groups.removeIf(group -> position.rowsOf(group) == old.getOrDefault(group, 0L));
        return groups;
    }

    private static Set<String> some(Set<String> stale, SortedMap<String, Long> old, long rowLimit) {
        Set<String> chosen = new TreeSet<>();
        long rows = 0;
        for (String group : stale) {
            if (!chosen.isEmpty() && rows + old.get(group) > rowLimit) {
                break;
            }
            chosen.add(group);
            rows += old.get(group);
        }
        return chosen;
    }
}
