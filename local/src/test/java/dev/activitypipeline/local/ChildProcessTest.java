package dev.activitypipeline.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With real child JVMs. */
class ChildProcessTest {
    @TempDir
    Path temporary;

    private RunFolder folder;
    private RunState state;
    private ProcessLauncher launcher;

    @BeforeEach
    void open() throws RunRefused {
        folder = RunFolder.open(temporary, UnaryOperator.identity());
        state = RunState.load(folder.own("run.json"));
        launcher = new ProcessLauncher(folder, state);
    }

    @AfterEach
    void close() throws IOException {
        launcher.close();
        folder.close();
    }

    @Test
    void tellsHowAChildEndedAndItsFirstError() throws IOException, InterruptedException {
        // When
        ChildProcess child = launcher.run(ChildPrograms.command(ChildPrograms.Ends.class, "7"));

        // Then
        assertThat(child.exitCode()).hasValue(7);
        assertThat(child.firstError()).contains("WrongThing: it is wrong");
        assertThat(child.describeExit()).isEqualTo("ended with exit code 7: WrongThing: it is wrong");
    }

    @Test
    void passesTheSettingsOnButNotTheUsersEnvironment() throws IOException, InterruptedException {
        // When
        ChildProcess child = launcher.run(ChildPrograms.command(ChildPrograms.Ends.class, "0"));

        // Then
        assertThat(child.output()).contains("GREETING=hello").contains("PATH=");
        assertThat(child.output()).doesNotContain("MAVEN").doesNotContain("JAVA_HOME");
    }

    @Test
    void eachStartReadsItsOwnOutputOfTheCommonLog() throws IOException, InterruptedException {
        // Given
        launcher.run(ChildPrograms.command(ChildPrograms.Ends.class, "1"));

        // When
        ChildProcess second = launcher.start(ChildPrograms.command(ChildPrograms.Sleeps.class));

        // Then
        await().until(() -> second.output().contains("up"));
        assertThat(second.firstError()).isEmpty();
        assertThat(second.log()).content().contains("WrongThing");
    }

    @Test
    void aChildThatWasKilledIsToldAsSuch() throws IOException, InterruptedException {
        // Given
        ChildProcess child = launcher.start(ChildPrograms.command(ChildPrograms.Sleeps.class));

        // When
        child.kill();
        child.awaitExit();

        // Then
        assertThat(child.describeExit()).isEqualTo("killed (exit 137)");
    }

    @Test
    void theTerminalsCtrlCDoesNotReachAChild() throws IOException, InterruptedException {
        // Given
        ChildProcess child = launcher.start(ChildPrograms.command(ChildPrograms.Sleeps.class));
        await().until(() -> child.output().contains("up"));

        // When
        new ProcessBuilder("kill", "-INT", Long.toString(child.pid())).start().waitFor();
        new ProcessBuilder("kill", "-HUP", Long.toString(child.pid())).start().waitFor();
        Thread.sleep(500);

        // Then
        assertThat(child.isAlive()).isTrue();
    }

    @Test
    void whatAKilledLauncherLeftIsEndedByTheNextRun() throws IOException, InterruptedException, RunRefused {
        // Given
        ChildProcess child = launcher.start(ChildPrograms.command(ChildPrograms.Sleeps.class));
        await().until(() -> child.output().contains("up"));
        List<RunState.Started> remembered =
                RunState.load(folder.own("run.json")).processes();

        // When
        List<String> ended = Leftovers.end(remembered);

        // Then
        assertThat(ended).containsExactly("child");
        assertThat(child.isAlive()).isFalse();
    }

    @Test
    void anotherProcessWithTheSameNumberIsLeftAlone() throws IOException, InterruptedException {
        // Given
        ChildProcess child = launcher.start(ChildPrograms.command(ChildPrograms.Sleeps.class));
        await().until(() -> child.output().contains("up"));
        RunState.Started another =
                new RunState.Started("child", child.pid(), child.startedAt().minusSeconds(3_600));

        // When
        List<String> ended = Leftovers.end(List.of(another));

        // Then
        assertThat(ended).isEmpty();
        assertThat(child.isAlive()).isTrue();
    }

    @Test
    void closingTheLauncherEndsAllAndForgetsThem() throws IOException, InterruptedException, RunRefused {
        // Given
        ChildProcess child = launcher.start(ChildPrograms.command(ChildPrograms.Stubborn.class));
        await().until(() -> child.output().contains("up"));

        // When
        launcher.close();
        child.awaitExit();

        // Then
        assertThat(child.isAlive()).isFalse();
        assertThat(RunState.load(folder.own("run.json")).processes()).isEmpty();
    }

    @Test
    void aChildThatDoesNotStopIsEndedByForceAfterTheDeadline() throws IOException {
        // Given
        var told = new java.util.ArrayList<String>();
        SupervisedChild child = new SupervisedChild(
                "stubborn",
                () -> launcher.start(ChildPrograms.command(ChildPrograms.Stubborn.class)),
                () -> 0,
                false,
                told::add);
        await().until(() -> child.process().orElseThrow().output().contains("up"));
        Instant now = Instant.now();

        // When
        child.beginStop(now, Duration.ofSeconds(5));
        child.check(now.plusSeconds(4));
        boolean patient = !child.hasEnded();
        child.check(now.plusSeconds(6));

        // Then
        await().until(() -> {
            child.check(Instant.now());
            return child.hasEnded();
        });
        assertThat(patient).isTrue();
        assertThat(child.hasStoppedInOrder()).isFalse();
        assertThat(told)
                .containsExactly(
                        "stubborn: did not stop in time and is ended by force",
                        "stubborn: killed (exit 137) as it stopped (log: " + folder.log("child") + ")");
    }
}
