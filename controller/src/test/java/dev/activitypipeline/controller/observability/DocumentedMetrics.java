package dev.activitypipeline.controller.observability;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What docs/metrics.md says that there is. */
final class DocumentedMetrics {
    private static final Path DOCUMENT = Path.of("../docs/metrics.md");
    private static final Pattern ROW = Pattern.compile("\\| `(?<name>[^`]+)` \\| (?<type>\\w+) \\|.*");
    /** How the document says of a metric that it is not there from the start. */
    private static final String LATER = "from the first one on";

    private static final Pattern TYPE = Pattern.compile("# TYPE (?<name>\\S+) (?<type>\\w+)");

    private DocumentedMetrics() {}

    /**
     * Name and type of each metric.
     *
     * @param sections the headings' texts
     */
    static List<String> of(String... sections) {
        return Stream.of(sections)
                .flatMap(DocumentedMetrics::rows)
                .map(DocumentedMetrics::metric)
                .toList();
    }

    /** The same of those that are there from the start. */
    static List<String> always(String... sections) {
        return Stream.of(sections)
                .flatMap(DocumentedMetrics::rows)
                .filter(row -> !row.group().contains(LATER))
                .map(DocumentedMetrics::metric)
                .toList();
    }

    /** Whether this text names a metric that is there only later: an undisturbed run has no series of it. */
    static boolean nameLaterOne(String text) {
        return rows(lines().stream())
                .filter(row -> row.group().contains(LATER))
                .anyMatch(row -> text.contains(row.group("name")));
    }

    private static String metric(Matcher row) {
        return row.group("name") + " " + row.group("type");
    }

    private static Stream<Matcher> rows(String section) {
        return rows(lines().stream()
                .dropWhile(line -> !line.equals("## " + section))
                .skip(1)
                .takeWhile(line -> !line.startsWith("## ")));
    }

    private static Stream<Matcher> rows(Stream<String> lines) {
        return lines.map(ROW::matcher).filter(Matcher::matches);
    }

    /** Name and type of each metric of a scrape, in Prometheus' text format. */
    static List<String> scraped(String text) {
        return text.lines()
                .map(TYPE::matcher)
                .filter(Matcher::matches)
                .map(row -> row.group("name") + " " + row.group("type"))
                .toList();
    }

    /** The names that a query may ask for: a histogram is several. */
    static Set<String> series() {
        Set<String> names = new TreeSet<>();
        rows(lines().stream()).forEach(row -> {
            String name = row.group("name");
            switch (row.group("type")) {
                case "histogram" -> names.addAll(List.of(name + "_bucket", name + "_sum", name + "_count"));
                case "summary" -> names.addAll(List.of(name + "_sum", name + "_count"));
                default -> names.add(name);
            }
        });
        return names;
    }

    private static List<String> lines() {
        try {
            return Files.readAllLines(DOCUMENT);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
