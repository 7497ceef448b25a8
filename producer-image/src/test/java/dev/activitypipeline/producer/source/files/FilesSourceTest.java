package dev.activitypipeline.producer.source.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.activitypipeline.contract.settings.ProducerSource;
import dev.activitypipeline.contract.wire.Rule;
import dev.activitypipeline.producer.source.EventSource.Drawn;
import dev.activitypipeline.producer.source.FakeOutbox;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FilesSourceTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);
    private static final String HEADER =
            "user_id,date,steps,calories_burned,distance_km,active_minutes,sleep_hours,heart_rate_avg,workout_type,"
                    + "weather_conditions,location,mood";

    @TempDir
    private Path directory;

    @TempDir
    private Path reports;

    private final List<Rule> refused = new ArrayList<>();

    @Test
    void columnsMayStandInAnyOrderWithOthersBetweenThem() throws Exception {
        // Given
        write(
                "a.csv",
                "\uFEFFMood, note ,user_id,date,steps,calories_burned,distance_km,active_minutes,sleep_hours,heart_rate_avg,"
                        + "workout_type,weather_conditions,location",
                "\"So, so\",x,17,2024-01-05,8042,2310.5,5.870,63,7,71,\"Gym \"\"Workout\"\"\",Clear,Park");
        FakeOutbox outbox = FakeOutbox.unlimited();
        // When
        Drawn drawn = source("*.csv", false).draw(outbox);
        // Then
        assertThat(drawn).isEqualTo(Drawn.DONE);
        assertThat(outbox.sent())
                .containsExactly(
                        "0 17 {\"user_id\":17,\"date\":\"2024-01-05\",\"steps\":8042,\"calories_burned\":2310.5,"
                                + "\"distance_km\":5.87,\"active_minutes\":63,\"sleep_hours\":7.0,\"heart_rate_avg\":71,"
                                + "\"workout_type\":\"Gym \\\"Workout\\\"\",\"weather_conditions\":\"Clear\","
                                + "\"location\":\"Park\",\"mood\":\"So, so\"}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0,2024-01-05,1,1,1,1,1,70,W,C,P,H|OUT_OF_RANGE|user_id: must be between 1 and 2147483647, got \\\"0\\\"",
                "1,2024-02-30,1,1,1,1,1,70,W,C,P,H|BAD_DATE|date: must be a date YYYY-MM-DD, got \\\"2024-02-30\\\"",
                "1,05/01/2024,1,1,1,1,1,70,W,C,P,H|BAD_DATE|date: must be a date YYYY-MM-DD, got \\\"05/01/2024\\\"",
                "1,2031-01-05,1,1,1,1,1,70,W,C,P,H|FUTURE_EVENT|date",
                "1,2024-01-05,12.7,1,1,1,1,70,W,C,P,H|WRONG_TYPE|steps: must be an integer, got \\\"12.7\\\"",
                "1,2024-01-05,,1,1,1,1,70,W,C,P,H|MISSING_FIELD|steps: must not be empty",
                "1,2024-01-05,1,NaN,1,1,1,70,W,C,P,H|WRONG_TYPE|calories_burned: must be a number, got \\\"NaN\\\"",
                "1,2024-01-05,1,1,-2,1,1,70,W,C,P,H|OUT_OF_RANGE|distance_km: must be between 0 and 1000, got \\\"-2\\\"",
                "1,2024-01-05,1,1,1,1,1,70,W,C,P, |MISSING_FIELD|mood: must not be empty",
                "1,2024-01-05,1,1,1,1,1,70,W,C,P|MISSING_FIELD|the row has 11 values, the header has 12",
                "1,2024-01-05,1,1,1,1,1,70,W,C,P,H,x|MALFORMED_JSON|the row has 13 values, the header has 12"
            })
    void aBadRowIsReportedWithFileLineAndReason(String row, Rule rule, String message) throws Exception {
        // Given
        write("a.csv", HEADER, good(1), row, good(2));
        FakeOutbox outbox = FakeOutbox.unlimited();
        // When
        source("*.csv", false).draw(outbox);
        // Then
        assertThat(outbox.sent()).hasSize(2);
        assertThat(refused).containsExactly(rule);
        assertThat(report()).hasSize(1);
        assertThat(report().get(0))
                .startsWith("{\"file\":\"a.csv\",\"line\":3,\"rule\":\"" + rule + "\"")
                .contains(message);
    }

    @Test
    void badBytesSpoilTheirOwnLineOnly() throws Exception {
        // Given
        byte[] bad = good(2).replace("Happy", "H?ppy").getBytes(StandardCharsets.UTF_8);
        bad[good(2).indexOf("Happy") + 1] = (byte) 0xFF;
        Files.write(directory.resolve("a.csv"), (HEADER + "\n" + good(1) + "\n").getBytes(StandardCharsets.UTF_8));
        append("a.csv", bad);
        append("a.csv", ("\n" + good(3)).getBytes(StandardCharsets.UTF_8));
        FakeOutbox outbox = FakeOutbox.unlimited();
        // When
        source("*.csv", false).draw(outbox);
        // Then
        assertThat(outbox.sent()).hasSize(2);
        assertThat(refused).containsExactly(Rule.BAD_ENCODING);
    }

    @Test
    void anOpenQuoteSpoilsItsOwnLineOnlyAndAClosedOneMaySpanLines() throws Exception {
        // Given
        write(
                "a.csv",
                HEADER,
                good(1).replace("Happy", "\"never closed"),
                good(2),
                good(3).replace("Happy", "\"two"),
                "lines\"");
        FakeOutbox outbox = FakeOutbox.unlimited();
        // When
        source("*.csv", false).draw(outbox);
        // Then
        assertThat(outbox.sent()).hasSize(2).last().asString().contains("two\\nlines");
        assertThat(refused).containsExactly(Rule.MALFORMED_JSON);
    }

    @Test
    void aFileWithoutAColumnIsRefusedAsAWhole() throws Exception {
        // Given
        write("a.csv", HEADER.replace(",mood", ""), "1,2,3");
        write("b.csv", HEADER, good(1));
        FakeOutbox outbox = FakeOutbox.unlimited();
        // When
        source("*.csv", false).draw(outbox);
        // Then
        assertThat(outbox.sent()).hasSize(1);
        assertThat(report().get(0)).contains("the header: no column mood; it has user_id, date");
    }

    @Test
    void jsonLinesAreJudgedByTheContractAndWrittenCanonically() throws Exception {
        // Given
        String event = "{ \"mood\":\"Happy\",\"user_id\":5,\"date\":\"2024-01-05\",\"steps\":1,\"calories_burned\":2e3,"
                + "\"distance_km\":5,\"active_minutes\":63,\"sleep_hours\":7.2,\"heart_rate_avg\":71,"
                + "\"workout_type\":\"Running\",\"weather_conditions\":\"Clear\",\"location\":\"Park\"}";
        write("a.jsonl", event, "", event.replace("71", "\"71\""), event + "\r");
        FakeOutbox outbox = FakeOutbox.unlimited();
        // When
        source("*.jsonl", false).draw(outbox);
        // Then
        assertThat(outbox.sent()).hasSize(2);
        assertThat(outbox.sent().get(0))
                .startsWith("0 5 {\"user_id\":5,\"date\":\"2024-01-05\",\"steps\":1,\"calories_burned\":2000.0");
        assertThat(report())
                .singleElement()
                .asString()
                .contains("\"line\":3,\"rule\":\"WRONG_TYPE\",\"field\":\"heart_rate_avg\"");
    }

    @Test
    void afterAFailureTheSameLinesAreDrawnAgainAndToldOnce() throws Exception {
        // Given
        write("a.csv", HEADER, good(1), "bad", good(2));
        write("b.csv", HEADER, good(3));
        FilesSource source = source("*.csv", false);
        source.draw(FakeOutbox.unlimited());
        FakeOutbox again = FakeOutbox.unlimited();
        // When
        source.resume(0, Map.of());
        source.draw(again);
        // Then
        assertThat(again.sent()).hasSize(3);
        assertThat(report()).hasSize(1);
    }

    @Test
    void anotherProcessGoesOnBehindTheCommittedLine() throws Exception {
        // Given
        String[] lines = new String[301];
        lines[0] = HEADER;
        for (int i = 1; i <= 300; i++) {
            lines[i] = good(i);
        }
        write("a.csv", lines);
        FilesSource first = source("*.csv", false);
        FakeOutbox outbox = new FakeOutbox(0, 100);
        first.draw(outbox);
        Map<String, String> position = first.position();
        FilesSource second = source("*.csv", false);
        // When
        second.resume(outbox.nextSeq(), position);
        outbox.commit();
        while (second.draw(outbox) != Drawn.DONE) {
            outbox.commit();
        }
        // Then
        assertThat(position).containsEntry("file", "a.csv");
        assertThat(outbox.sent()).hasSize(300).doesNotHaveDuplicates();
        assertThat(outbox.sent().get(299)).startsWith("299 300 ");
    }

    @Test
    void withoutAPositionAsManyEventsArePassedAsTheTopicHolds() throws Exception {
        // Given
        write("a.csv", HEADER, good(1), good(2), good(3));
        FilesSource source = source("*.csv", false);
        FakeOutbox outbox = new FakeOutbox(2, 100);
        // When
        source.resume(2, Map.of());
        source.draw(outbox);
        // Then
        assertThat(outbox.sent()).singleElement().asString().startsWith("2 3 ");
    }

    @Test
    void aWatchedDirectoryTakesNewFilesAndFilesThatGrow() throws Exception {
        // Given
        FilesSource source = source("*.csv", true);
        FakeOutbox outbox = FakeOutbox.unlimited();
        Drawn empty = source.draw(outbox);
        write("b.csv", HEADER, good(1));
        // When
        source.draw(outbox);
        append("b.csv", (good(2) + "\n" + good(3)).getBytes(StandardCharsets.UTF_8));
        source.draw(outbox);
        List<String> growing = outbox.sent();
        settle("b.csv");
        write("a.csv", HEADER, good(4));
        settle("a.csv");
        Thread.sleep(1_100);
        source.draw(outbox);
        source.draw(outbox);
        // Then
        assertThat(empty).isEqualTo(Drawn.IDLE);
        assertThat(growing).hasSize(2);
        assertThat(outbox.sent()).hasSize(4).last().asString().startsWith("3 4 ");
    }

    private FilesSource source(String pattern, boolean watch) {
        return new FilesSource(
                new ProducerSource.Files(directory, pattern, watch),
                watch ? Clock.systemUTC() : CLOCK,
                reports.resolve("refused.jsonl"),
                refused::add);
    }

    private static String good(int user) {
        return user + ",2024-01-05,8042,2310.5,5.87,63,7.2,71,Running,Clear,Park,Happy";
    }

    private void write(String name, String... lines) throws Exception {
        Files.writeString(directory.resolve(name), String.join("\n", lines) + "\n");
    }

    private void append(String name, byte[] bytes) throws Exception {
        Files.write(directory.resolve(name), bytes, java.nio.file.StandardOpenOption.APPEND);
    }

    private void settle(String name) throws Exception {
        Files.setLastModifiedTime(
                directory.resolve(name), FileTime.from(Instant.now().minusSeconds(10)));
    }

    private List<String> report() throws Exception {
        return Files.readAllLines(reports.resolve("refused.jsonl"));
    }
}
