package dev.activitypipeline.bigquery.compare;

import dev.activitypipeline.bigquery.compare.RowSums.Sum;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeSet;

/**
 * What came of comparing one table.
 *
 * @param table its name
 * @param stored rows of the store
 * @param held rows of BigQuery
 * @param differing dates whose rows differ; one without a name in a table without dates
 * @param examples some rows that only one side has, or has more often
 */
record TableComparison(String table, long stored, long held, int differing, List<String> examples) {
    private static final int EXAMPLES = 5;

    static TableComparison of(String table, Rows store, Rows cloud) throws InterruptedException {
        SortedMap<String, Sum> stored = RowSums.of(store);
        SortedMap<String, Sum> held = RowSums.of(cloud);
        TreeSet<String> differing = new TreeSet<>(stored.keySet());
        differing.addAll(held.keySet());
        differing.removeIf(group -> stored.getOrDefault(group, Sum.NONE).equals(held.getOrDefault(group, Sum.NONE)));
        List<String> examples = new ArrayList<>();
        for (String group : differing) {
            if (examples.size() < EXAMPLES) {
                examples.addAll(differences(group, store, cloud));
            }
        }
        return new TableComparison(
                table,
                count(stored),
                count(held),
                differing.size(),
                examples.subList(0, Math.min(EXAMPLES, examples.size())));
    }

    boolean isEqual() {
        return differing == 0;
    }

    private static List<String> differences(String group, Rows store, Rows cloud) throws InterruptedException {
        MessageDigest sha256 = RowSums.sha256();
        Map<Sum, Integer> surplus = new LinkedHashMap<>();
        Map<Sum, String> identities = new LinkedHashMap<>();
        store.show(Optional.of(group), row -> note(RowSums.hash(sha256, row), 1, row, surplus, identities));
        cloud.show(Optional.of(group), row -> note(RowSums.hash(sha256, row), -1, row, surplus, identities));
        List<String> told = new ArrayList<>();
        surplus.forEach((hash, times) -> {
            if (times > 0) {
                told.add("only in the store: " + identities.get(hash));
            } else if (times < 0) {
                told.add("only in BigQuery: " + identities.get(hash) + (times < -1 ? ", " + -times + " times" : ""));
            }
        });
        return told;
    }

    private static void note(
            Sum hash, int direction, RowBytes row, Map<Sum, Integer> surplus, Map<Sum, String> identities) {
        surplus.merge(hash, direction, Integer::sum);
        identities.putIfAbsent(hash, row.identity());
    }

    private static long count(SortedMap<String, Sum> sums) {
        return sums.values().stream().mapToLong(Sum::count).sum();
    }
}
