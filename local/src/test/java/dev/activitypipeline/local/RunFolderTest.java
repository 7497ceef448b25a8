package dev.activitypipeline.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFolderTest {
    @TempDir
    Path temporary;

    @Test
    void aSecondRunOfTheSameStoreIsRefused() throws RunRefused {
        // Given
        Path store = temporary.resolve("run/fitness");
        try (RunFolder first = RunFolder.open(store, UnaryOperator.identity())) {

            // When
            RunRefused refused =
                    catchThrowableOfType(RunRefused.class, () -> RunFolder.open(store, UnaryOperator.identity()));

            // Then
            assertThat(refused.exitCode()).isEqualTo(2);
            assertThat(refused)
                    .hasMessageContaining(store + " is in use by another run (process "
                            + ProcessHandle.current().pid() + ")");
            assertThat(first.store()).isEqualTo(store);
        }
    }

    @Test
    void theFolderIsFreeAfterARun() throws RunRefused {
        // Given
        RunFolder.open(temporary, UnaryOperator.identity()).close();

        // When
        RunFolder again = RunFolder.open(temporary, UnaryOperator.identity());

        // Then
        assertThat(again.own("run.json")).isEqualTo(temporary.resolve("_local/run.json"));
        again.close();
    }

    @Test
    void aFolderThatCannotBeMadeIsToldInOneSentence() throws IOException {
        // Given
        Path file = Files.createFile(temporary.resolve("file"));

        // When
        RunRefused refused = catchThrowableOfType(
                RunRefused.class, () -> RunFolder.open(file.resolve("store"), UnaryOperator.identity()));

        // Then
        assertThat(refused.reasons()).hasSize(1);
        assertThat(refused).hasMessageContaining("cannot be written").hasMessageContaining("--store");
    }

    @Test
    void cleaningTakesWhatARunLeftAndNothingElse() throws IOException, RunRefused {
        // Given
        for (String name : new String[] {
            "events/date=2024-01-01/part.parquet",
            "_journal/t/0.json",
            "_identity.json",
            "report.html",
            "_local/run.json",
            "_local/acks/fitness-0.jsonl",
            "notes.txt",
            "mine/photo.jpg"
        }) {
            Files.createDirectories(temporary.resolve(name).getParent());
            Files.createFile(temporary.resolve(name));
        }
        try (RunFolder folder = RunFolder.open(temporary, UnaryOperator.identity())) {

            // When
            folder.clean();
        }

        // Then
        try (var left = Files.walk(temporary)) {
            assertThat(left.filter(Files::isRegularFile)
                            .map(file -> temporary.relativize(file).toString()))
                    .containsExactlyInAnyOrder("notes.txt", "mine/photo.jpg", "_local/lock", "_local/owner");
        }
    }
}
