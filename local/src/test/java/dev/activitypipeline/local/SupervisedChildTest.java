package dev.activitypipeline.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.activitypipeline.local.SupervisedChild.State;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With real child JVMs and a clock of the test's own. */
class SupervisedChildTest {
    @TempDir
    Path temporary;

    private final List<String> told = new ArrayList<>();
    private final AtomicLong progress = new AtomicLong();
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private RunFolder folder;
    private ProcessLauncher launcher;

    @BeforeEach
    void open() throws RunRefused {
        folder = RunFolder.open(temporary, UnaryOperator.identity());
        launcher = new ProcessLauncher(folder, RunState.load(folder.own("run.json")));
    }

    @AfterEach
    void close() throws IOException {
        launcher.close();
        folder.close();
    }

    @Test
    void aKilledChildIsStartedAgainAfterAWhile() throws IOException, InterruptedException {
        // Given
        SupervisedChild child = supervised(ChildPrograms.Sleeps.class, false);
        ChildProcess first = child.process().orElseThrow();
        first.kill();
        first.awaitExit();

        // When
        child.check(now);
        boolean waits = child.process().isEmpty();
        child.check(now.plusMillis(1_001));

        // Then
        assertThat(told).containsExactly("limb: killed (exit 137); restarts in 1 s");
        assertThat(waits).isTrue();
        assertThat(child.process().orElseThrow().pid()).isNotEqualTo(first.pid());
    }

    @Test
    void anEndWithCode0IsTheEndOfAFiniteSource() throws IOException, InterruptedException {
        // Given
        SupervisedChild child = supervised(ChildPrograms.Ends.class, true, "0");
        child.process().orElseThrow().awaitExit();

        // When
        child.check(now);

        // Then
        assertThat(child.isDone()).isTrue();
    }

    @Test
    void anEndWithCode0OfAnEndlessProcessIsAFailure() throws IOException, InterruptedException {
        // Given
        SupervisedChild child = supervised(ChildPrograms.Ends.class, false, "0");
        child.process().orElseThrow().awaitExit();

        // When
        child.check(now);

        // Then
        assertThat(child.state()).isEqualTo(new State.Waiting(now.plusSeconds(1)));
    }

    @Test
    void aWrongConfigurationIsNotTriedAgain() throws IOException, InterruptedException {
        // Given
        SupervisedChild child = supervised(ChildPrograms.Ends.class, false, "3");
        child.process().orElseThrow().awaitExit();

        // When
        child.check(now);

        // Then
        assertThat(child.state()).isEqualTo(new State.Broken("WrongThing: it is wrong"));
    }

    @Test
    void fiveFailuresWithoutProgressAreEnough() throws IOException {
        // Given
        SupervisedChild child = supervised(ChildPrograms.Ends.class, false, "1");

        // When
        checkUntilItEnds(child);

        // Then
        assertThat(told)
                .extracting(line -> line.substring(line.lastIndexOf(';') + 2))
                .containsExactly("restarts in 1 s", "restarts in 2 s", "restarts in 4 s", "restarts in 8 s");
        assertThat(((State.Broken) child.state()).why())
                .startsWith("failed 5 times without progress and last ended with exit code 1: WrongThing");
    }

    @Test
    void progressForgivesWhatWasBefore() throws IOException, InterruptedException {
        // Given
        SupervisedChild child = supervised(ChildPrograms.Sleeps.class, false);
        for (int failure = 0; failure < 3; failure++) {
            killAndRestart(child);
        }

        // When
        progress.incrementAndGet();
        killAndRestart(child);

        // Then
        assertThat(told.get(2)).endsWith("restarts in 4 s");
        assertThat(told.get(3)).endsWith("restarts in 1 s");
    }

    private void killAndRestart(SupervisedChild child) throws IOException, InterruptedException {
        ChildProcess process = child.process().orElseThrow();
        process.kill();
        process.awaitExit();
        child.check(now);
        now = now.plus(Duration.ofSeconds(31));
        child.check(now);
    }

    private void checkUntilItEnds(SupervisedChild child) {
        await().atMost(Duration.ofSeconds(60)).until(() -> {
            now = now.plus(Duration.ofSeconds(31));
            child.check(now);
            return child.hasEnded();
        });
    }

    private SupervisedChild supervised(Class<?> program, boolean endsByItself, String... arguments) throws IOException {
        return new SupervisedChild(
                "limb",
                () -> launcher.start(ChildPrograms.command(program, arguments)),
                progress::get,
                endsByItself,
                told::add);
    }
}
