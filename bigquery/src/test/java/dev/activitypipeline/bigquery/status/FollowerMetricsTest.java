package dev.activitypipeline.bigquery.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What is served is what the document and the dashboard say, and the other way round. */
class FollowerMetricsTest {
    private static final String NAME = "activitypipeline_bigquery_\\w+";
    private static final Path METRICS = Path.of("../docs/metrics.md");
    private static final Path DASHBOARD = Path.of("../helm/activity-pipeline/files/dashboards/pipeline.json");

    @Test
    void everyMetricIsDocumentedAndEveryDocumentedOneIsServed() throws IOException {
        assertThat(found("\\| `(" + NAME + ")` \\| (\\w+) ", Files.readString(METRICS)))
                .containsExactlyInAnyOrderElementsOf(found("# TYPE (" + NAME + ") (\\w+)", scrape()));
    }

    @Test
    void theDashboardAsksForNothingElse() throws IOException {
        assertThat(found("(" + NAME + ")(\\{)", Files.readString(DASHBOARD)))
                .isNotEmpty()
                .allSatisfy(asked -> assertThat(scrape()).contains("\n" + asked.replace(" ", "")));
    }

    private static String scrape() {
        return new FollowerMetrics(new FollowerProgress("demo.activity", Clock.systemUTC()), "fitness").scrape();
    }

    private static List<String> found(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(match -> match.group(1) + " " + match.group(2))
                .toList();
    }
}
