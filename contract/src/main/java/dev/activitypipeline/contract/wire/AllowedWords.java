package dev.activitypipeline.contract.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Collection;

/** The only texts that a column may hold, as UTF-8; looked up without making a string. */
final class AllowedWords {
    private final byte[][] sorted;
    private final String listed;

    AllowedWords(Collection<String> words) {
        sorted = words.stream()
                .map(word -> word.getBytes(UTF_8))
                .sorted(Arrays::compare)
                .toArray(byte[][]::new);
        listed = String.join(", ", words);
    }

    boolean contains(byte[] text, int from, int to) {
        int low = 0;
        int high = sorted.length - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            byte[] word = sorted[middle];
            int order = Arrays.compare(word, 0, word.length, text, from, to);
            if (order == 0) {
                return true;
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return false;
    }

    /** The words, separated by commas; long lists are cut. */
    @Override
    public String toString() {
        return Excerpt.of(listed);
    }
}
