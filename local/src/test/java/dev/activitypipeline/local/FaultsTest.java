package dev.activitypipeline.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.activitypipeline.local.ClassPaths.Program;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What no process can prevent: a second driver, a topic that is gone, retention that was too short, a damaged disk, a full one. */
@Tag("end-to-end")
@Tag("faults")
class FaultsTest {
    private static final String TOPIC = "user-activity";
    private static final Pattern LOST = Pattern.compile("(\\d+) acknowledged events are not in the topic");

    @TempDir
    Path folder;

    @Test
    void aDriverThatWasThoughtDeadIsFenced() throws Exception {
        // Given
        Path store = folder.resolve("store");
        Path manifest = Manifests.simulated(folder, 3, 200, "", "");
        try (Launch launch = Launch.of(manifest, store)) {
            launch.await("first rows stored");
            ProcessHandle zombie = launch.child("stream").orElseThrow();
            Mishaps.signal(zombie, "STOP");
            // Another machine would not see this machine's lock.
            Files.delete(store.resolve("_lock"));

            // When
            Process successor =
                    Mishaps.startDoubleOf(zombie, Map.of("STATUS_PORT", "0"), folder.resolve("successor.log"));
            try {
                long before = Launch.newestBatch(store).path("batchId").asLong();
                await(() -> Launch.newestBatch(store).path("batchId").asLong() >= before + 3);
                Mishaps.signal(zombie, "CONT");

                // Then
                assertThat(launch.mustEndWith(1)).contains("Fenced");
            } finally {
                successor.destroyForcibly().waitFor();
            }
        }
        mustProveItself(manifest, store);
    }

    @Test
    void aTopicThatWasCreatedAgainIsNotReadUntilSomebodySaysSo() throws Exception {
        // Given
        Path store = folder.resolve("store");
        JsonNode before;
        try (Launch launch = Launch.of(Manifests.simulated(folder, 1, 500, "", ""), store)) {
            launch.await("first rows stored");
            Mishaps.signal(launch.child("stream").orElseThrow(), "STOP");
            before = Launch.newestBatch(store);
            long read = before.path("until").path("0").asLong();

            // When the new topic is longer than what was read of the old one, its offsets look as if nothing had
            // happened
            try (Admin admin = Admin.create(Map.of("bootstrap.servers", launch.bootstrapServers()))) {
                Mishaps.recreate(admin, TOPIC, 1);
                await(() -> Mishaps.end(admin, TOPIC) > read + 500);
            }
            Mishaps.signal(launch.child("stream").orElseThrow(), "CONT");

            // Then
            assertThat(launch.mustEndWith(1)).contains("TopicRecreated").contains("RestartFromEarliest");
            assertThat(Launch.newestBatch(store).path("topicId")).isEqualTo(before.path("topicId"));
        }

        // When
        Path consent = Manifests.simulated(folder, 1, 500, "onTopicRecreated: RestartFromEarliest", "");
        String output;
        try (Launch launch = Launch.of(consent, store, "--events", "2000")) {
            output = launch.mustEndWith(0);
        }

        // Then
        JsonNode after = Launch.newestBatch(store);
        assertThat(output).contains(Launch.VERIFIED).contains("earlier lives");
        assertThat(after.path("topicId")).isNotEqualTo(before.path("topicId"));
        assertThat(after.path("batchId").asLong())
                .isGreaterThan(before.path("batchId").asLong());
        assertThat(after.path("totals").path("stored").asLong())
                .isGreaterThan(before.path("totals").path("stored").asLong() + 1_900);
    }

    @Test
    void whatRetentionTookUnreadIsNamedAndNeverSkippedInSilence() throws Exception {
        // Given
        Path store = folder.resolve("store");
        long read;
        long end;
        long lost;
        try (Launch launch = Launch.of(Manifests.simulated(folder, 1, 500, "", ""), store);
                Admin admin = admin(launch)) {
            launch.await("first rows stored");
            ProcessHandle stream = launch.child("stream").orElseThrow();
            Mishaps.signal(stream, "STOP");
            TimeUnit.SECONDS.sleep(3);
            read = Launch.newestBatch(store).path("until").path("0").asLong();
            end = Mishaps.end(admin, TOPIC);
            lost = Mishaps.records(launch.bootstrapServers(), TOPIC, read, end);

            // When
            Mishaps.removeRecordsBefore(admin, TOPIC, end);
            stream.destroyForcibly();

            // Then
            assertThat(launch.mustEndWith(1)).contains("DataLost").contains("0=" + read + ".." + (end - 1));
        }

        // When
        Path consent = Manifests.simulated(folder, 1, 500, "onDataLoss: Continue", "");
        String output;
        try (Launch launch = Launch.of(consent, store, "--events", "1000")) {
            output = launch.mustEndWith(1);
        }

        // Then
        assertThat(Launch.newestBatch(store).path("totals").path("lost").asLong())
                .isEqualTo(end - read);
        assertThat(acknowledgedLost(output)).as(output).isBetween(lost - lost / 20, lost);
    }

    @Test
    void damageToTheStoreIsRefusedNamedAndMended() throws Exception {
        // Given
        Path store = folder.resolve("store");
        Path manifest = Manifests.simulated(folder, 3, 500, "", "");
        mustProveItself(manifest, store);

        // When a file of the checkpoint is cut off
        JsonNode newest = Launch.newestBatch(store);
        Path plan = store.resolve("_checkpoint/" + newest.path("topicId").asText() + "/offsets/"
                + newest.path("batchId").asText());
        Files.writeString(plan, Files.readString(plan).substring(0, 5));
        try (Launch launch = Launch.of(manifest, store, "--events", "1000")) {
            assertThat(launch.mustEndWith(1))
                    .contains("CheckpointDamaged")
                    .contains(plan.toString())
                    .contains("make repair STORE=");
        }

        // Then it can be written anew
        assertThat(repair(store)).contains("repaired ");
        mustProveItself(manifest, store);

        // When bits of a data file flip
        Path file = anyEvents(store);
        Mishaps.flipBits(file);
        assertThat(onLeftStore(VerifyRunMain.class, store))
                .contains(store.relativize(file).getFileName().toString())
                .doesNotContain(Launch.VERIFIED);

        // Then its rows are taken from the topic again
        assertThat(onLeftStore(RebuildRunMain.class, store)).contains("rebuilt ");
        assertThat(onLeftStore(VerifyRunMain.class, store)).contains(Launch.VERIFIED);
    }

    @Test
    void aFullVolumeIsWaitedOut() throws Exception {
        // Given a small volume for the tables, and another one for the broker and the logs
        assumeThat(succeeds(List.of("unshare", "--user", "--map-root-user", "--mount", "true")))
                .as("this system lets a user mount a small volume of his own")
                .isTrue();
        Path store = Files.createDirectories(folder.resolve("store"));
        Path own = Files.createDirectories(folder.resolve("own"));
        String volume = """
                set -e
                mount -t tmpfs -o size=32m tmpfs '%1$s'
                mkdir '%1$s/_local'
                mount --bind '%2$s' '%1$s/_local'
                (
                  while [ ! -e '%2$s/fill' ]; do sleep 0.1; done
                  cat /dev/zero > '%1$s/filler' 2> /dev/null || true
                  while [ ! -e '%2$s/free' ]; do sleep 0.1; done
                  rm '%1$s/filler'
                ) &
                exec "$@"
                """.formatted(store, own);
        List<String> program =
                List.of("unshare", "--user", "--map-root-user", "--mount", "sh", "-c", volume, "on-a-small-volume");
        Path manifest = Manifests.simulated(folder, 3, 200, "", "");
        try (Launch launch = Launch.by(program, own, manifest, store)) {
            launch.await("first rows stored");

            // When
            Files.createFile(own.resolve("fill"));

            // Then
            await(() -> launch.streamStatus().path("state").asText().equals("Waiting"));
            JsonNode full = launch.streamStatus();
            assertThat(full.path("problem").path("reason").asText()).isEqualTo("StorageFull");

            // When
            Files.createFile(own.resolve("free"));

            // Then
            await(() -> launch.streamStatus().path("stored").asLong()
                    > full.path("stored").asLong());
            assertThat(launch.stop().mustEndWith(0)).contains(Launch.VERIFIED).doesNotContain("restarts in");
        }
    }

    private static Admin admin(Launch launch) throws IOException, RunRefused {
        launch.await("first rows stored");
        return Admin.create(Map.of("bootstrap.servers", launch.bootstrapServers()));
    }

    private static void mustProveItself(Path manifest, Path store) throws IOException, InterruptedException {
        try (Launch launch = Launch.of(manifest, store, "--events", "3000")) {
            assertThat(launch.mustEndWith(0)).contains(Launch.VERIFIED);
        }
    }

    private static long acknowledgedLost(String output) {
        return LOST.matcher(output)
                .results()
                .map(MatchResult::group)
                .mapToLong(found -> Long.parseLong(found.split(" ", 2)[0]))
                .sum();
    }

    private static Path anyEvents(Path store) throws IOException {
        try (var files = Files.walk(store.resolve("events"))) {
            return files.filter(file -> file.toString().endsWith(".parquet")
                            && file.toString().contains("date="))
                    .sorted()
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** What {@code make repair} does. @return what it has printed */
    private static String repair(Path store) throws IOException, InterruptedException {
        return printed(
                new ClassPaths(Launch.HOME).of(Program.STREAM),
                "dev.activitypipeline.stream.RepairMain",
                store.toString());
    }

    /** What {@code make verify} and {@code make rebuild} do. @return what it has printed */
    private static String onLeftStore(Class<?> main, Path store) throws IOException, InterruptedException {
        return printed(System.getProperty("java.class.path"), main.getName(), Launch.HOME.toString(), store.toString());
    }

    private static String printed(String classPath, String main, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(ProcessLauncher.java().toString(), "-cp", classPath, main));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output;
    }

    private static boolean succeeds(List<String> command) throws InterruptedException {
        try {
            return new ProcessBuilder(command).start().waitFor() == 0;
        } catch (IOException notThere) {
            return false;
        }
    }

    private static void await(Callable<Boolean> condition) {
        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(200))
                .ignoreExceptions()
                .until(condition);
    }
}
