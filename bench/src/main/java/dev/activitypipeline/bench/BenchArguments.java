package dev.activitypipeline.bench;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What to measure.
 *
 * @param suite which figures there are
 * @param home the repository, built
 * @param out where the report goes
 * @param quick small sizes and one pair: shows that everything works, not how quick it is
 * @param only the figures to measure; empty for all
 * @param reportOnly whether a missed goal is no failure
 * @param words as they were given, for the report
 */
record BenchArguments(
        Suite suite, Path home, Path out, boolean quick, Set<String> only, boolean reportOnly, List<String> words) {
    static final String USAGE =
            "usage: BenchMain [--suite pipeline|controller|topics|cluster] --home DIR --out FILE [--quick] [--only P1,S2] [--report-only]";

    /** @throws IllegalArgumentException saying what is wrong */
    static BenchArguments of(String... words) {
        Suite suite = Suite.PIPELINE;
        Path home = Path.of(".");
        Path out = Path.of("docs", "bench.md");
        boolean quick = false;
        boolean reportOnly = false;
        Set<String> only = new TreeSet<>();
        Iterator<String> rest = List.of(words).iterator();
        while (rest.hasNext()) {
            String word = rest.next();
            switch (word) {
                case "--suite" -> suite = suite(valueOf(word, rest));
                case "--home" -> home = Path.of(valueOf(word, rest));
                case "--out" -> out = Path.of(valueOf(word, rest));
                case "--quick" -> quick = true;
                case "--report-only" -> reportOnly = true;
                case "--only" -> only.addAll(words(valueOf(word, rest)));
                default -> throw new IllegalArgumentException("unknown argument " + word);
            }
        }
        suite.mustHave(only);
        return new BenchArguments(
                suite,
                home.toAbsolutePath().normalize(),
                out.toAbsolutePath().normalize(),
                quick,
                only,
                reportOnly,
                List.of(words));
    }

    boolean wants(String figure) {
        return only.isEmpty() || only.contains(family(figure));
    }

    boolean wantsAnyOf(Collection<String> figures) {
        return figures.stream().anyMatch(this::wants);
    }

    Sizes sizes() {
        return quick ? Sizes.QUICK : Sizes.FULL;
    }

    /** P3b is measured with P3. */
    private static String family(String figure) {
        return figure.replaceAll("[a-z]+$", "");
    }

    private static Suite suite(String word) {
        for (Suite suite : Suite.values()) {
            if (suite.word().equals(word)) {
                return suite;
            }
        }
        throw new IllegalArgumentException("there is no suite " + word + "; there are "
                + Arrays.stream(Suite.values()).map(Suite::word).toList());
    }

    private static Set<String> words(String list) {
        return Arrays.stream(list.toUpperCase(Locale.ROOT).split(","))
                .map(String::strip)
                .collect(Collectors.toSet());
    }

    private static String valueOf(String word, Iterator<String> rest) {
        if (!rest.hasNext()) {
            throw new IllegalArgumentException(word + " needs a value");
        }
        return rest.next();
    }
}
