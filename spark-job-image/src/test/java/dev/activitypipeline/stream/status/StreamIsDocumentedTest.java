package dev.activitypipeline.stream.status;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.activitypipeline.contract.settings.StreamSettings;
import dev.activitypipeline.stream.CrashPoint;
import dev.activitypipeline.stream.StreamProblem;
import dev.activitypipeline.stream.journal.JournalEntry;
import dev.activitypipeline.stream.store.TableSize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/stream.md and docs/metrics.md are what dashboards and alerts are built from; they must not say less or other than the driver. */
class StreamIsDocumentedTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path DOCUMENT = Path.of("../docs/stream.md");
    private static final Path METRICS = Path.of("../docs/metrics.md");
    private static final Pattern NAME = Pattern.compile("\\| `([^`]+)` \\|.*");
    private static final Pattern METRIC = Pattern.compile("\\| `([^`]+)` \\| (\\w+) \\|.*");

    @Test
    void everyMetricHasItsRowWithItsTypeAndEveryRowItsMetric() throws IOException {
        // Given
        StreamMetrics metrics = new StreamMetrics(progress(), settings());

        // When
        List<String> scraped = metrics.scrape()
                .lines()
                .filter(line -> line.startsWith("# TYPE activitypipeline_"))
                .map(line -> line.substring("# TYPE ".length()))
                .toList();

        // Then
        assertThat(rows(METRICS, "## The stream", METRIC).map(row -> row.group(1) + " " + row.group(2)))
                .containsExactlyInAnyOrderElementsOf(scraped);
    }

    @Test
    void whatAnEarlierDriverStoredIsNotToldAsIfItWereStoredNow() throws IOException {
        // Given
        StreamProgress progress = new StreamProgress("fitness");
        StreamMetrics metrics = new StreamMetrics(progress, settings());
        String starting = metrics.scrape();

        // When
        progress.continuesAfter(entry());
        progress.ends(new TreeMap<>(Map.of(0, 2L)));

        // Then
        assertThat(starting).doesNotContain("stored_rows_total", "rejected_rows_total", "lag_offsets");
        assertThat(metrics.scrape())
                .contains(
                        "activitypipeline_stream_stored_rows_total{pipeline=\"fitness\"} 1.0",
                        "activitypipeline_stream_rejected_rows_total{pipeline=\"fitness\",rule=\"BAD_DATE\"} 1.0",
                        "activitypipeline_stream_rejected_rows_total{pipeline=\"fitness\",rule=\"BAD_ENCODING\"} 0.0",
                        "activitypipeline_stream_lag_offsets{pipeline=\"fitness\"} 0.0");
    }

    @Test
    void aProblemIsToldByItsReason() throws IOException {
        // Given
        StreamProgress progress = progress();

        // When
        progress.waits(new StreamProblem.StorageFull(Path.of("/store"), "no space left"));

        // Then
        assertThat(new StreamMetrics(progress, settings()).scrape())
                .contains(
                        "activitypipeline_stream_problem{pipeline=\"fitness\",reason=\"StorageFull\"} 1.0",
                        "activitypipeline_stream_problem{pipeline=\"fitness\",reason=\"Fenced\"} 0.0",
                        "activitypipeline_stream_state{pipeline=\"fitness\",state=\"Waiting\"} 1.0");
    }

    @Test
    void whatSomebodyHasToDecideIsAnAlert() throws IOException {
        // Given
        String alerts = Files.readString(Path.of("../helm/activity-pipeline/files/alerts.yaml"));

        // When
        List<String> reasons = Arrays.stream(StreamProblem.class.getPermittedSubclasses())
                .filter(problem -> !problem.equals(StreamProblem.Fenced.class))
                .filter(problem -> Arrays.stream(problem.getDeclaredMethods())
                        .noneMatch(method -> method.getName().equals("mayPass")))
                .map(Class::getSimpleName)
                .toList();

        // Then
        assertThat(reasons).contains("TopicRecreated").allSatisfy(reason -> assertThat(alerts)
                .containsPattern("[|\"]" + reason + "[|\"]"));
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
        progress.committed(entry(), 100);
        progress.ends(new TreeMap<>(Map.of(0, 2L)));
        progress.measured(Map.of("events", new TableSize(1, 1_000)));
        return progress;
    }

    private static JournalEntry entry() throws IOException {
        return JSON.readValue("""
                {"batchId":0, "until":{"0":2}, "totals":{"stored":1, "rejected":{"BAD_DATE":1}, "unknownFields":0}}""", JournalEntry.class);
    }

    private static StreamSettings settings() {
        return StreamSettings.fromEnvironment(Map.of(
                "PIPELINE_NAME", "fitness",
                "PIPELINE_ID", "an-id",
                "KAFKA_BOOTSTRAP_SERVERS", "localhost:9092",
                "KAFKA_TOPIC", "user-activity",
                "STORE_PATH", Path.of("target").toAbsolutePath().toString()));
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
