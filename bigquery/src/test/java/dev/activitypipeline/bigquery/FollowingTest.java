package dev.activitypipeline.bigquery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.activitypipeline.bigquery.compare.Comparisons;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Follower and emulator as processes; whatever happens to either, BigQuery's tables end equal to the store's. */
class FollowingTest {
    @TempDir
    private Path folder;

    private Emulator emulator;
    private TestStore store;
    private FollowerProcess follower;

    @BeforeEach
    void start() throws Exception {
        emulator = new Emulator(Files.createDirectories(folder.resolve("emulator")));
        store = new TestStore(Files.createDirectories(folder.resolve("store")));
        follower = new FollowerProcess(store.root(), emulator.restEndpoint(), emulator.storageEndpoint());
    }

    @AfterEach
    void stop() throws Exception {
        follower.end();
        emulator.end();
    }

    @Test
    void whatTheStoreAddsChangesAndTakesOutIsFollowed() throws Exception {
        // Given
        emulator.start();
        store.batch(0, 500);
        store.batch(1, 300);
        store.daily(0, 4);
        follower.start();
        follower.awaitLevel();
        mustBeEqual();

        // When
        store.batch(2, 200);
        store.daily(1, 4);
        store.remove("events", 0);
        store.remove("daily", 0);

        // Then
        follower.awaitLevel();
        mustBeEqual();
        assertThat(emulator.call("GET", "datasets/activity/tables/f_events", ""))
                .contains(
                        "\"description\":\"the day\"",
                        "\"clustering\":{\"fields\":[\"user_id\"]}",
                        "\"timePartitioning\":{\"type\":\"DAY\",\"field\":\"date\"}");
    }

    @Test
    void aStepThatTakesSeveralRequestsIsWrittenAsAWhole() throws Exception {
        // Given
        emulator.start();
        store.wideBatch(0, 3_000, 5_000);

        // When
        follower.start();
        follower.awaitLevel();

        // Then
        assertThat(follower.status().path("bytesWritten").asLong())
                .as("more than two requests hold")
                .isGreaterThan(8 << 20);
        mustBeEqual();
    }

    @Test
    void aColumnThatTheStoreGetsIsAdded() throws Exception {
        // Given
        emulator.start();
        store.batch(0, 100);
        follower.start();
        follower.awaitLevel();

        // When
        follower.kill();
        store.batch(1, 50);
        store.addColumn("later");
        follower.start();
        follower.await(
                "the column", status -> follower.log().contains("adding the column later to demo.activity.f_events"));
        // The emulator adds a column to what it stores; what it tells of the table is changed separately.
        emulator.tellOfColumn("f_events", "later");

        // Then
        follower.awaitLevel();
        mustBeEqual();
    }

    @Test
    void aFollowerThatDiesAtAnyStepIsReplacedByOneThatLosesAndDoublesNothing() throws Exception {
        // Given
        emulator.start();
        List<String> points = List.of(
                "AFTER_STREAM@events",
                "AFTER_APPEND@events",
                "AFTER_FINALIZE@events",
                "AFTER_ENTRY@events",
                "AFTER_COMMIT@events",
                "AFTER_CLEAR@events",
                "AFTER_ENTRY@rejected",
                "AFTER_COMMIT@rejected",
                "AFTER_STAGING@daily",
                "AFTER_MERGE@daily",
                // Of dates that BigQuery has, with as many rows.
                "AFTER_ENTRY@daily");
        store.batch(0, 200);
        int day = 0;
        for (String point : points) {
            // When
            follower.start(point);
            store.batch(day, 100);
            store.daily(day, 3);
            if (point.startsWith("AFTER_CLEAR")) {
                follower.await(
                        "rows",
                        status -> status.path("tables")
                                        .path("events")
                                        .path("rows")
                                        .asLong()
                                > 0);
                store.remove("events", day);
            }
            follower.awaitDeath();
            assertThat(follower.hasPoints()).as(point + " was reached").isFalse();
            day++;
        }
        follower.start();
        follower.awaitLevel();

        // Then
        mustBeEqual();
    }

    @Test
    void aStreamThatBigQueryForgotIsWrittenAgainOnlyWhereItsRowsAreNotThere() throws Exception {
        // Given
        emulator.start();
        store.batch(0, 200);
        follower.start("AFTER_ENTRY@events");
        follower.awaitDeath();

        // When
        emulator.kill();
        emulator.start();
        store.batch(1, 100);
        follower.start("AFTER_COMMIT@events");
        follower.awaitDeath();
        emulator.kill();
        emulator.start();
        follower.start();
        follower.awaitLevel();

        // Then
        mustBeEqual();
    }

    @Test
    void aCommitOfWhichBigQueryKnowsNothingAfterwardsIsCountedAtOnce() throws Exception {
        // Given
        emulator.start();
        BadWay storage = BadWay.shutWhile(emulator.storageEndpoint().getPort(), this::aStepOfEventsNamesItsStream);
        follower = new FollowerProcess(store.root(), emulator.restEndpoint(), storage.address());
        follower.start();
        store.batch(0, 200);

        // When the journal names the stream, the commit stands before the way
        Awaitility.await("a step that names its stream")
                .atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(10))
                .until(this::aStepOfEventsNamesItsStream);
        emulator.kill();
        storage.open();
        emulator.start();
        follower.awaitLevel();

        // Then
        assertThat(follower.log())
                .contains("events: whether the stream of step")
                .as("it is taken back, not made good date by date")
                .doesNotContain("dates that differ");
        follower.kill();
        mustBeEqual();
    }

    @Test
    void anOutageCostsLagAndIsToldInOneSentence() throws Exception {
        // Given
        store.batch(0, 200);
        follower.start();

        // When
        follower.await(
                "the reason",
                status -> status.path("problem").path("reason").asText().equals("EndpointUnreachable"));

        // Then
        assertThat(follower.status().path("problem").path("message").asText())
                .startsWith("BigQuery does not answer at " + emulator.restEndpoint())
                .endsWith("; rows wait in the store and follow when it answers");
        assertThat(follower.status().path("lagRows").asLong()).isEqualTo(205);
        assertThat(follower.status().path("lagSeconds").asDouble()).isPositive();
        emulator.start();
        follower.awaitLevel();
        for (int batch = 0; batch < 3; batch++) {
            emulator.kill();
            store.batch(batch, 100);
            emulator.start();
        }
        follower.awaitLevel();
        mustBeEqual();
    }

    @Test
    void aSlowWayThatBreaksAgainAndAgainLosesAndDoublesNothing() throws Exception {
        // Given
        emulator.start();
        BadWay rest = BadWay.breaking(emulator.restEndpoint().getPort(), 20);
        BadWay storage = BadWay.breaking(emulator.storageEndpoint().getPort(), 20);
        follower = new FollowerProcess(store.root(), rest.address(), storage.address());

        // When
        follower.start();
        for (int batch = 0; batch < 4; batch++) {
            store.batch(batch, 2_000);
            store.daily(batch, 2);
            follower.awaitLevel();
        }

        // Then
        assertThat(rest.broken() + storage.broken())
                .as("connections that broke")
                .isPositive();
        follower.kill();
        follower = new FollowerProcess(store.root(), emulator.restEndpoint(), emulator.storageEndpoint());
        mustBeEqual();
    }

    @Test
    void tablesThatAreTakenAwayAreFilledAgain() throws Exception {
        // Given
        emulator.start();
        store.batch(0, 200);
        store.daily(0, 3);
        follower.start();
        follower.awaitLevel();

        // When
        emulator.call("DELETE", "datasets/activity/tables/f_events", "");
        emulator.call("DELETE", "datasets/activity/tables/f_daily", "");
        store.batch(1, 50);
        store.daily(1, 1);

        // Then
        follower.await(
                "level",
                status -> status.path("state").asText().equals("level")
                        && status.path("tables").path("events").path("rows").asLong() == 250);
        mustBeEqual();
    }

    @Test
    void aFollowerWithoutItsMemoryTakesWhatIsThere() throws Exception {
        // Given
        emulator.start();
        store.batch(0, 200);
        store.daily(0, 3);
        follower.start();
        follower.awaitLevel();
        follower.kill();

        // When
        try (var files = Files.walk(store.root().resolve("_bigquery"))) {
            files.filter(Files::isRegularFile).forEach(file -> file.toFile().delete());
        }
        emulator.sql("DELETE FROM activity.f_events WHERE date = DATE '2024-01-02'");
        follower.start();
        follower.awaitLevel();

        // Then
        mustBeEqual();
        assertThat(follower.status().path("rowsWritten").asLong())
                .as("one date of events, and daily")
                .isLessThan(200);
    }

    @Test
    void aFollowerWhoseMemoryIsOlderThanTheTableWritesNothingTwice() throws Exception {
        // Given
        emulator.start();
        store.batch(0, 200);
        follower.start();
        follower.awaitLevel();
        follower.kill();
        Path journal = store.root().resolve("_bigquery").resolve("events");
        Path backup = copy(journal, folder.resolve("backup"));
        store.batch(1, 100);
        follower.start();
        follower.awaitLevel();
        follower.kill();

        // When
        try (Stream<Path> entries = Files.list(journal)) {
            entries.forEach(entry -> entry.toFile().delete());
        }
        copy(backup, journal);
        follower.start();
        follower.awaitLevel();

        // Then
        assertThat(follower.log()).contains("events: deleting 100 rows of batches after 0 that no step tells of");
        mustBeEqual();
    }

    @Test
    void aTableOfSomebodyElseIsLeftAlone() throws Exception {
        // Given
        emulator.start();
        emulator.call("POST", "datasets", "{\"datasetReference\":{\"projectId\":\"demo\",\"datasetId\":\"activity\"}}");
        emulator.call(
                "POST",
                "datasets/activity/tables",
                "{\"tableReference\":{\"projectId\":\"demo\",\"datasetId\":\"activity\",\"tableId\":\"f_rejected\"},"
                        + "\"schema\":{\"fields\":[{\"name\":\"rule\",\"type\":\"STRING\"}]}}");
        store.batch(0, 200);

        // When
        follower.start();
        follower.await(
                "events",
                status -> status.path("tables").path("events").path("level").asBoolean());

        // Then
        assertThat(follower.status().path("problem").path("message").asText())
                .startsWith("the table demo.activity.f_rejected belongs to somebody else and is left alone");
    }

    @Test
    void theComparisonFindsALostADoubledAndAChangedRow() throws Exception {
        // Given
        emulator.start();
        store.batch(0, 200);
        store.batch(1, 100);
        store.daily(0, 3);
        follower.start();
        follower.awaitLevel();
        // The newest step then has no stream whose commit would be asked about first.
        store.remove("events", 3);
        follower.awaitLevel();
        follower.kill();

        for (String damage : List.of(
                "DELETE FROM activity.f_events WHERE kafka_offset = 17",
                "INSERT INTO activity.f_events SELECT * FROM activity.f_events WHERE kafka_offset = 18",
                "DELETE FROM activity.f_rejected WHERE kafka_offset = 200")) {
            // When
            emulator.sql(damage);

            // Then
            assertThat(Comparisons.run(follower.environment())).as(damage).isEqualTo(1);
            follower.start();
            follower.awaitLevel();
            follower.kill();
            mustBeEqual();
        }
        emulator.sql("UPDATE activity.f_daily SET calories_burned = 1 WHERE user_id = 4 AND date = DATE '2024-01-03'");
        assertThat(Comparisons.run(follower.environment())).as("a value").isEqualTo(1);
    }

    @Test
    void aStoreThatIsNotThereIsEqualToNothing() throws Exception {
        // Given
        Files.delete(store.root());

        // Then
        assertThat(Comparisons.run(follower.environment())).isEqualTo(2);
    }

    private static Path copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
        return to;
    }

    private boolean aStepOfEventsNamesItsStream() throws IOException {
        Path journal = store.root().resolve("_bigquery").resolve("events");
        if (!Files.isDirectory(journal)) {
            return false;
        }
        try (Stream<Path> entries = Files.list(journal)) {
            for (Path entry :
                    entries.filter(file -> file.toString().endsWith(".json")).toList()) {
                if (Files.readString(entry).contains("\"stream\":")) {
                    return true;
                }
            }
            return false;
        }
    }

    private void mustBeEqual() throws Exception {
        assertThat(Comparisons.run(follower.environment()))
                .as("the comparison's exit code")
                .isZero();
    }
}
