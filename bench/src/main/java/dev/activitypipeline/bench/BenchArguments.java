package dev.activitypipeline.bench;

import java.nio.file.Path;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * What to measure.
 *
 * @param home the repository, built
 * @param out where the report goes
 * @param quick small sizes and one pair: shows that everything works, not how quick it is
 * @param only the figures to measure; empty for all
 * @param reportOnly whether a missed goal is no failure
 * @param words as they were given, for the report
 */
record BenchArguments(Path home, Path out, boolean quick, Set<String> only, boolean reportOnly, List<String> words) {
    static final String USAGE = "usage: BenchMain --home DIR --out FILE [--quick] [--only P1,S2] [--report-only]";

    private static final Set<String> FIGURES = Set.of("P1", "P2", "P3", "P4", "S1", "S2", "S5", "S6", "S7", "S8");

    /** @throws IllegalArgumentException saying what is wrong */
    static BenchArguments of(String... words) {
        Path home = Path.of(".");
        Path out = Path.of("docs", "bench.md");
        boolean quick = false;
        boolean reportOnly = false;
        Set<String> only = new TreeSet<>();
        Iterator<String> rest = List.of(words).iterator();
        while (rest.hasNext()) {
            String word = rest.next();
            switch (word) {
                case "--home" -> home = Path.of(valueOf(word, rest));
                case "--out" -> out = Path.of(valueOf(word, rest));
                case "--quick" -> quick = true;
                case "--report-only" -> reportOnly = true;
                case "--only" -> only.addAll(figures(valueOf(word, rest)));
                default -> throw new IllegalArgumentException("unknown argument " + word);
            }
        }
        return new BenchArguments(
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
        return figure.substring(0, 2);
    }

    private static Set<String> figures(String list) {
        Set<String> figures = new TreeSet<>();
        for (String word : list.toUpperCase(Locale.ROOT).split(",")) {
            String figure = word.strip();
            if (!FIGURES.contains(figure)) {
                throw new IllegalArgumentException(
                        "there is no figure " + word + "; there are " + new TreeSet<>(FIGURES));
            }
            figures.add(figure);
        }
        return figures;
    }

    private static String valueOf(String word, Iterator<String> rest) {
        if (!rest.hasNext()) {
            throw new IllegalArgumentException(word + " needs a value");
        }
        return rest.next();
    }
}
