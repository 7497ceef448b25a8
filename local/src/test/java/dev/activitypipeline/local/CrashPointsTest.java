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
    private static final List<String> STEPS = List.of(
            "AFTER_OFFSETS@0",
            "DURING_DATA@1",
            "AFTER_DATA@2",
            "AFTER_JOURNAL@3",
            "DURING_PLACEMENT@4",
            "AFTER_PLACEMENT@5",
            "AFTER_EVENTS@6",
            "AFTER_REJECTED@7",
            "BEFORE_DAILY@8",
            "AFTER_DAILY@8");

    @TempDir
    Path folder;

    @Test
    void aDriverThatDiesAtAnyStepLosesAndDoublesNothing() throws Exception {
        proves("delta");
    }

    @Test
    void norDoesItWithPlainFiles() throws Exception {
        proves("parquet");
    }

    private void proves(String format) throws IOException, InterruptedException {
        // Given
        Path crashes = Files.write(folder.resolve("crashes"), STEPS);
        Path manifest = Files.writeString(folder.resolve("pipeline.yaml"), manifest(format));
        Path store = folder.resolve("store");

        // When
        Process run = run(crashes, manifest, store);
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
                .hasSize(STEPS.size());
        assertThat(store.resolve("_staging")).isEmptyDirectory();
    }

    private static Process run(Path crashes, Path manifest, Path store) throws IOException {
        Path home = Path.of("..").toAbsolutePath().normalize();
        ProcessBuilder launcher = new ProcessBuilder(
                        ProcessLauncher.java().toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        RunMain.class.getName(),
                        "--pipeline",
                        manifest.toString(),
                        "--events",
                        "24000",
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
                      simulate: {eventsPerSecond: 200, users: 500, seed: 7, malformedRatio: 0.01, duplicateRatio: 0.01, lateRatio: 0.01}
                  stream: {trigger: 200ms, dailyInterval: 3s}
                  store: {size: 1Gi, format: %s}
                """.formatted(format);
    }
}
