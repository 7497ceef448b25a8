package dev.activitypipeline.verify.report.data;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Numbers the words of an open text column, in the order in which they appear. Anyone may send any word, so only the first
 * {@link #CAPACITY} get a number of their own; all later ones share the last.
 */
final class WordIndex {
    static final int CAPACITY = 64;
    /** The number of slots: one for each word, and one for all that came later. */
    static final int SLOTS = CAPACITY + 1;

    /** At most so many words are shown as rows, or as columns; the rarer ones are summed. */
    static final int ROWS = 10;

    static final int COLUMNS = 5;

    static final String REST = "all other words";

    private final Map<String, Integer> slots = new HashMap<>();
    private final List<String> words = new ArrayList<>();

    int slot(String word) {
        Integer slot = slots.get(word);
        if (slot != null) {
            return slot;
        }
        if (words.size() == CAPACITY) {
            return CAPACITY;
        }
        slots.put(word, words.size());
        words.add(word);
        return words.size() - 1;
    }

    /** A word that is shown, and the slots that it stands for. */
    record Shown(String word, List<Integer> slots) {}

    /** The most frequent words first, equal ones in alphabetical order, and the rest as one. */
    List<Shown> shown(long[] counts, int most) {
        List<Integer> order = IntStream.range(0, words.size())
                .filter(slot -> counts[slot] > 0)
                .boxed()
                .sorted(Comparator.<Integer>comparingLong(slot -> -counts[slot]).thenComparing(words::get))
                .toList();
        List<Shown> shown = new ArrayList<>();
        List<Integer> rest = new ArrayList<>();
        for (int slot : order) {
            if (shown.size() < most) {
                shown.add(new Shown(words.get(slot), List.of(slot)));
            } else {
                rest.add(slot);
            }
        }
        if (counts[CAPACITY] > 0) {
            rest.add(CAPACITY);
        }
        if (!rest.isEmpty()) {
            shown.add(new Shown(REST, List.copyOf(rest)));
        }
        return List.copyOf(shown);
    }
}
