package dev.activitypipeline.producer.status;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.activitypipeline.producer.status.ProducerStatus.State;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/producer.md and docs/metrics.md are what dashboards, alerts and people in trouble go by; they must not say less or other than the code. */
class ProducerIsDocumentedTest {
    private static final Path DOCUMENT = Path.of("../docs/producer.md");
    private static final Path METRICS = Path.of("../docs/metrics.md");
    private static final Path SOURCES = Path.of("src/main/java");
    private static final Pattern NAME = Pattern.compile("\\| `([^`]+)` \\|.*");
    private static final Pattern METRIC = Pattern.compile("\\| `([^`]+)` \\| (\\w+) \\|.*");

    /** The places where a reason is given; those of Kafka's own exceptions are named after them, and cannot be listed. */
    private static final Pattern REASON = Pattern.compile(
            "(?:new ProducerFailure\\(|new Problem\\(|\\bfailed\\(|\\breason = )\\s*\"(\\w+)\"|\"error: (\\w+): \"|class (\\w+) extends KafkaException");

    private final ProducerStatus status = new ProducerStatus("fitness-0", "http", System::nanoTime);

    @Test
    void everyReasonHasItsRowAndEveryRowItsReason() throws IOException {
        // Given
        Set<String> reasons = reasonsInTheCode();

        // When
        List<String> documented = documented("## When something is wrong");

        // Then
        assertThat(reasons)
                .contains("Fenced", "BrokerUnreachable", "BrokerSlow", "TopicReplaced", "InvalidEnvironment");
        assertThat(documented).containsExactlyInAnyOrderElementsOf(reasons);
    }

    @Test
    void everyMetricHasItsRowWithItsTypeAndEveryRowItsMetric() throws IOException {
        // Given
        ProducerMetrics metrics = new ProducerMetrics("fitness", status);
        metrics.countDuplicates(() -> 1);

        // When
        List<String> scraped = metrics.scrape()
                .lines()
                .filter(line -> line.startsWith("# TYPE activitypipeline_"))
                .map(line -> line.substring("# TYPE ".length()))
                .toList();

        // Then
        assertThat(rows(METRICS, "## The producer", METRIC).map(row -> row.group(1) + " " + row.group(2)))
                .containsExactlyInAnyOrderElementsOf(scraped);
    }

    @Test
    void everyFieldOfTheStatusHasItsRow() throws IOException {
        // Given
        status.listensOn(8080);

        // When
        Set<String> fields = fields(StatusServer.json(status));

        // Then
        assertThat(documented("## Status")).containsExactlyInAnyOrderElementsOf(fields);
    }

    @Test
    void everyStateIsNamed() throws IOException {
        // When
        String document = Files.readString(DOCUMENT);

        // Then
        assertThat(State.values()).allSatisfy(state -> assertThat(document).contains("`" + state + "`"));
    }

    private static Set<String> reasonsInTheCode() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .flatMap(file -> REASON.matcher(text(file)).results())
                    .flatMap(found -> Stream.of(found.group(1), found.group(2), found.group(3)))
                    .filter(reason -> reason != null)
                    .collect(toSet());
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Set<String> fields(String json) throws IOException {
        Set<String> fields = new HashSet<>();
        try (JsonParser parser = new JsonFactory().createParser(json)) {
            while (parser.nextToken() != null) {
                if (parser.currentToken() == JsonToken.FIELD_NAME) {
                    fields.add(parser.currentName());
                }
            }
        }
        return fields;
    }

    /** The first column of the table under a heading. */
    private static List<String> documented(String heading) throws IOException {
        return rows(DOCUMENT, heading, NAME).map(row -> row.group(1)).toList();
    }

    private static Stream<Matcher> rows(Path document, String heading, Pattern row) throws IOException {
        return Files.readAllLines(document).stream()
                .dropWhile(line -> !line.equals(heading))
                .skip(1)
                .takeWhile(line -> !line.startsWith("## "))
                .map(row::matcher)
                .filter(Matcher::matches);
    }
}
