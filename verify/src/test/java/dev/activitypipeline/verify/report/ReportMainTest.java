package dev.activitypipeline.verify.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportMainTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-02T09:00:00Z"), ZoneOffset.UTC);

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void aStoreWithoutTablesHasAReportToo() throws IOException {
        // Given
        Path store = Files.createDirectories(folder.resolve("store"));
        Files.writeString(
                store.resolve("_identity.json"),
                "{\"pipelineName\":\"fitness & friends\",\"topic\":\"user-activity\"}");
        Path report = folder.resolve("new/report.html");

        // When
        int code = report("--store", store.toString(), "--timeline", "absent.jsonl", "--out", report.toString());

        // Then
        assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
        assertThat(code).isZero();
        assertThat(report).content().contains("<h1>fitness &amp; friends</h1>", "Written 2 Mar 2026, 09:00:00 UTC");
        assertThat(report.resolveSibling("summary.csv"))
                .content()
                .startsWith("date,events,users,")
                .hasLineCount(1);
        try (Stream<Path> files = Files.list(report.getParent())) {
            assertThat(files).hasSize(2);
        }
    }

    @Test
    void aStoreThatIsNotThereIsNamed() {
        // Given
        String store = folder.resolve("nowhere").toString();

        // When
        int code =
                report("--store", store, "--out", folder.resolve("report.html").toString());

        // Then
        assertThat(code).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8)).startsWith("error: StoreUnreadable: " + store);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void wrongArgumentsShowTheUsage() {
        // Given

        // When
        int code = report("--store");

        // Then
        assertThat(code).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("--store needs a value", "usage: report");
    }

    @Test
    void rowsOfAStoreWithoutTables() {
        // Given
        String[] arguments = {"--store", folder.toString(), "--limit", "3"};

        // When
        int code = RowsMain.run(arguments, stream(out), stream(err));

        // Then
        assertThat(code).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("events    not made yet", "daily     not made yet");
    }

    @Test
    void rowsAreLimitedToWhatAScreenHolds() {
        // Given
        String[] arguments = {"--store", folder.toString(), "--limit", "-1"};

        // When
        int code = RowsMain.run(arguments, stream(out), stream(err));

        // Then
        assertThat(code).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("--limit is a number from 1 to 10,000, got -1");
    }

    private int report(String... arguments) {
        return ReportMain.run(arguments, CLOCK, stream(out), stream(err));
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }
}
