package dev.activitypipeline.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The launcher as a user starts it: a process of its own, with a real broker, producer and Spark job, which need the other modules' packages.
 */
@Tag("end-to-end")
class LocalRunTest {
    private static final Path HOME =
            Path.of(System.getProperty("home", "..")).toAbsolutePath().normalize();

    @TempDir
    Path temporary;

    private final List<Process> launchers = new ArrayList<>();

    @AfterEach
    void endAll() {
        launchers.forEach(Process::destroyForcibly);
    }

    @Test
    void runsResumesAndHealsAndProvesItEachTime() throws IOException, InterruptedException, RunRefused {
        // Given
        Path manifest = manifest("partitions: 6");
        run("first.txt", manifest, "--events", "20000", "--clean").mustEndWith(0);

        // When
        Launch second = run("second.txt", manifest, "--events", "20000");
        second.await("first rows stored after");
        kill(state(), "stream");

        // Then
        second.mustEndWith(0);
        assertThat(second.output())
                .contains("stream: killed (exit 137)")
                .contains("verified: every acknowledged event is stored exactly once");
        assertThat(acknowledged()).isEqualTo(40_000);
        assertThat(temporary.resolve("store/report.html")).isNotEmptyFile();
    }

    @Test
    void aStopStoresWhatWasSentAndAKilledLauncherLeavesNothingRunning()
            throws IOException, InterruptedException, RunRefused {
        // Given
        Path manifest = manifest("partitions: 2");
        Launch killed = run("killed.txt", manifest);
        killed.await("topic user-activity");
        killed.process().destroyForcibly();
        killed.process().waitFor();

        // When
        Launch next = run("next.txt", manifest);
        next.await("first rows stored after");
        next.process().destroy();

        // Then
        next.mustEndWith(0);
        assertThat(next.output())
                .contains("ended what an earlier run left behind: ")
                .contains("stopping: storing what is in the topic")
                .contains("verified: every acknowledged event");
        assertThat(state().processes()).isEmpty();
    }

    @Test
    void aWrongManifestStartsNothing() throws IOException, InterruptedException {
        // Given
        Path manifest = manifest("partitions: 0\n    replicas: -1");

        // When
        Launch launch = run("wrong.txt", manifest);

        // Then
        launch.mustEndWith(2);
        assertThat(launch.output()).contains("error: spec.topic.partitions").contains("error: spec.topic.replicas");
        assertThat(temporary.resolve("store")).doesNotExist();
    }

    /** One start of the launcher, and what it has printed. */
    private record Launch(Process process, Path printed) {
        String output() throws IOException {
            return Files.readString(printed, UTF_8);
        }

        void await(String text) {
            Awaitility.await().atMost(Duration.ofMinutes(3)).until(() -> output().contains(text));
        }

        void mustEndWith(int exitCode) throws IOException, InterruptedException {
            boolean ended = process.waitFor(6, TimeUnit.MINUTES);
            assertThat(ended).as("the run ends:\n%s", output()).isTrue();
            assertThat(process.exitValue()).as(output()).isEqualTo(exitCode);
        }
    }

    private Launch run(String name, Path manifest, String... more) throws IOException {
        List<String> words = new ArrayList<>(List.of(
                ProcessLauncher.java().toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "dev.activitypipeline.local.RunMain",
                "--pipeline",
                manifest.toString(),
                "--store",
                temporary.resolve("store").toString(),
                "--home",
                HOME.toString()));
        words.addAll(List.of(more));
        Path printed = temporary.resolve(name);
        Process process = new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(printed.toFile())
                .start();
        launchers.add(process);
        return new Launch(process, printed);
    }

    private Path manifest(String partitions) throws IOException {
        return Files.writeString(temporary.resolve("pipeline.yaml"), """
                apiVersion: activity.dev/v1alpha1
                kind: ActivityPipeline
                metadata: {name: fitness}
                spec:
                  kafka: {bootstrapServers: "kafka:9092"}
                  topic:
                    name: user-activity
                    %s
                  producer:
                    source:
                      simulate: {eventsPerSecond: 1000, malformedRatio: 0.01, duplicateRatio: 0.01}
                  stream: {trigger: 1s}
                """.formatted(partitions));
    }

    private long acknowledged() throws IOException {
        return AcknowledgementLedger.nextSequence(temporary.resolve("store/_local/acks"), "fitness-0");
    }

    private RunState state() throws RunRefused {
        return RunState.load(temporary.resolve("store/_local/run.json"));
    }

    private static void kill(RunState state, String name) {
        state.processes().stream()
                .filter(process -> process.name().equals(name))
                .forEach(process -> ProcessHandle.of(process.pid()).ifPresent(ProcessHandle::destroyForcibly));
    }
}
