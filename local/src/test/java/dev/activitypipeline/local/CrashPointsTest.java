package dev.activitypipeline.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills the driver at every named step of the commit path, one after the other, while events keep coming; then the proof must be clean, for the table's
 * reader and for a reader of plain files.
 */
@Tag("end-to-end")
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

    private static final int EVENTS_PER_SECOND = 200;
    /** A driver is back at work after some 15 s on two cores; events have to keep coming until the last step is survived. */
    private static final int SECONDS_PER_STEP = 18;

    @TempDir
    Path folder;

    @Test
    void aDriverThatDiesAtAnyStepLosesAndDoublesNothing() throws Exception {
        proves("delta", EVERY_STEP);
    }

    @Test
    void norDoesItWithPlainFiles() throws Exception {
        proves("parquet", STEPS_OF_PUBLICATION);
    }

    private void proves(String format, List<String> steps) throws IOException, InterruptedException {
        // Given
        Path crashes = Files.write(folder.resolve("crashes"), steps);
        Path manifest = Files.writeString(folder.resolve("pipeline.yaml"), manifest(format));
        Path store = folder.resolve("store");

        // When
        Process run = run(crashes, manifest, store, steps.size() * SECONDS_PER_STEP * EVENTS_PER_SECOND);
        String output = new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        boolean ended = run.waitFor(10, TimeUnit.SECONDS);

        // Then
        assertThat(ended).isTrue();
        assertThat(run.exitValue()).as(output).isZero();
        assertThat(Files.readAllLines(crashes))
                .as("steps that were never reached")
                .isEmpty();
        assertThat(output).contains("verified: every acknowledged event is stored exactly once");
        assertThat(output.lines().filter(line -> line.contains("stream: killed (exit 137)")))
                .hasSize(steps.size());
        assertThat(store.resolve("_staging")).isEmptyDirectory();
    }

    private static Process run(Path crashes, Path manifest, Path store, int events) throws IOException {
        Path home = Path.of("..").toAbsolutePath().normalize();
        ProcessBuilder launcher = new ProcessBuilder(
                        ProcessLauncher.java().toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        RunMain.class.getName(),
                        "--pipeline",
                        manifest.toString(),
                        "--events",
                        Integer.toString(events),
                        "--home",
                        home.toString(),
                        "--store",
                        store.toString())
                .redirectErrorStream(true);
        launcher.environment().put("JAVA_TOOL_OPTIONS", "-Dactivitypipeline.crashes=" + crashes);
        return launcher.start();
    }

    private static String manifest(String format) {
        return """
                apiVersion: activity.dev/v1alpha1
                kind: ActivityPipeline
                metadata: {name: crashes}
                spec:
                  kafka: {bootstrapServers: "kafka:9092"}
                  topic: {name: user-activity, partitions: 3}
                  producer:
                    source:
                      simulate: {eventsPerSecond: %d, users: 500, seed: 7, malformedRatio: 0.01, duplicateRatio: 0.01, lateRatio: 0.01}
                  stream: {trigger: 200ms, dailyInterval: 3s}
                  store: {size: 1Gi, format: %s}
                """.formatted(EVENTS_PER_SECOND, format);
    }
}
