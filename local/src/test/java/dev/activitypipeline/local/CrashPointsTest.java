package dev.activitypipeline.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills the driver at every named step of the commit path, one after the other, while events keep coming; then the proof must be clean, for the table's
 * reader and for a reader of plain files.
 */
@Tag("end-to-end")
@Tag("faults")
class CrashPointsTest {
    /** In the order of the path, each in a batch that is still to come when the one before has been survived. */
    private static final List<String> EVERY_STEP = List.of(
            "AFTER_OFFSETS@0",
            "DURING_DATA@1",
            "AFTER_DATA@1",
            "AFTER_JOURNAL@2",
            "DURING_PLACEMENT@2",
            "AFTER_PLACEMENT@3",
            "AFTER_EVENTS@3",
            "AFTER_REJECTED@4",
            "BEFORE_DAILY@4",
            "AFTER_DAILY@4");

    private static final List<String> STEPS_OF_PUBLICATION =
            List.of("AFTER_JOURNAL@0", "DURING_PLACEMENT@0", "AFTER_PLACEMENT@1", "AFTER_EVENTS@1", "AFTER_DAILY@2");

    private static final List<String> STEPS_OF_UPKEEP = List.of("BEFORE_COMPACTION@0", "AFTER_COMPACTION@0");

    @TempDir
    Path folder;

    @Test
    void aDriverThatDiesAtAnyStepLosesAndDoublesNothing() throws Exception {
        proves("", EVERY_STEP);
    }

    @Test
    void norDoesItWithPlainFiles() throws Exception {
        proves("format: parquet", STEPS_OF_PUBLICATION);
    }

    @Test
    void norDoesItWhileItFoldsSmallFiles() throws Exception {
        proves("compaction: {interval: 5s}", STEPS_OF_UPKEEP);
    }

    private void proves(String storeSettings, List<String> steps) throws Exception {
        // Given
        Path crashes = Files.write(folder.resolve("crashes"), steps);
        Path store = folder.resolve("store");
        Path manifest = Manifests.simulated(folder, 3, 200, "dailyInterval: 3s", storeSettings);
        Map<String, String> environment =
                Map.of("JAVA_TOOL_OPTIONS", Launch.FOR_A_SHORT_LIFE + " -Dactivitypipeline.crashes=" + crashes);

        // When
        try (Launch launch = Launch.of(environment, manifest, store)) {
            survive(crashes, launch);
            await(() -> launch.streamStatus().path("state").asText().equals("Running"));
            String output = launch.stop().mustEndWith(0);

            // Then
            assertThat(output).contains(Launch.VERIFIED);
            assertThat(output.lines().filter(line -> line.contains("stream: killed (exit 137)")))
                    .hasSize(steps.size());
            assertThat(store.resolve("_staging")).isEmptyDirectory();
        }
    }

    private static void survive(Path crashes, Launch launch) throws Exception {
        try {
            Awaitility.await()
                    .atMost(Duration.ofMinutes(6))
                    .until(() ->
                            launch.hasEnded() || Files.readAllLines(crashes).isEmpty());
        } catch (ConditionTimeoutException never) {
            throw new AssertionError("left: " + Files.readAllLines(crashes) + "\n" + launch.output(), never);
        }
        assertThat(crashes).as(launch.output()).isEmptyFile();
    }

    private static void await(Callable<Boolean> condition) {
        Awaitility.await().atMost(Duration.ofMinutes(2)).ignoreExceptions().until(condition);
    }
}
