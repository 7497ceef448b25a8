package dev.activitypipeline.stream.status;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.activitypipeline.stream.CrashPoint;
import dev.activitypipeline.stream.journal.JournalEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** docs/stream.md is what dashboards and alerts are built from; it must not say less or other than the driver. */
class StreamIsDocumentedTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path DOCUMENT = Path.of("../docs/stream.md");
    private static final Pattern NAME = Pattern.compile("\\| `([^`]+)` \\|.*");

    @Test
    void everyMetricHasItsRowAndEveryRowItsMetric() throws IOException {
        // Given
        StreamMetrics metrics = new StreamMetrics(progress(), "fitness");

        // When
        List<String> scraped = metrics.scrape()
                .lines()
                .filter(line -> line.startsWith("activitypipeline_"))
                .map(line -> line.replaceFirst("[{ ].*", ""))
                .distinct()
                .toList();

        // Then
        assertThat(documented("## Metrics")).containsExactlyInAnyOrderElementsOf(scraped);
    }

    @Test
    void everyFieldOfTheStatusHasItsRow() throws IOException {
        // When
        List<String> fields = JSON.readTree(progress().json()).properties().stream()
                .map(Map.Entry::getKey)
                .toList();

        // Then
        assertThat(documented("## Status")).containsExactlyInAnyOrderElementsOf(fields);
    }

    @Test
    void everyStateIsNamed() throws IOException {
        // When
        String document = Files.readString(DOCUMENT);

        // Then
        assertThat(StreamState.values())
                .allSatisfy(state -> assertThat(document).contains("`" + state.word() + "`"));
    }

    @Test
    void everyCrashPointHasItsRow() throws IOException {
        // When
        List<String> points =
                Arrays.stream(CrashPoint.values()).map(CrashPoint::name).toList();

        // Then
        assertThat(documented("## Crash points")).containsExactlyElementsOf(points);
    }

    /** Of a driver that has stored something and refused something, so that there is nothing it would not tell. */
    private static StreamProgress progress() throws IOException {
        StreamProgress progress = new StreamProgress("fitness");
        progress.committed(JSON.readValue("""
                {"batchId":0, "until":{"0":2}, "totals":{"stored":1, "rejected":{"BAD_DATE":1}, "unknownFields":0}}""", JournalEntry.class), 100);
        return progress;
    }

    /** The first column of the table under a heading. */
    private static List<String> documented(String heading) throws IOException {
        return Files.readAllLines(DOCUMENT).stream()
                .dropWhile(line -> !line.equals(heading))
                .skip(1)
                .takeWhile(line -> !line.startsWith("## "))
                .map(NAME::matcher)
                .filter(row -> row.matches())
                .map(row -> row.group(1))
                .toList();
    }
}
