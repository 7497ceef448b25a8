package dev.activitypipeline.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.activitypipeline.contract.settings.RestartSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(20)
class AfterlifeTest {
    private static final StreamProblem PASSES = new StreamProblem.StorageFull(Path.of("/store"), "no room");
    private static final StreamProblem STAYS = new StreamProblem.DataLost("user-activity", Map.of(0, "1..2"));

    @TempDir
    private Path directory;

    private Path memory;

    @BeforeEach
    void forget() {
        memory = directory.resolve("failures");
    }

    @Test
    void failuresInARowAreCountedUntilBatchesAreCommitted() throws Exception {
        // Given
        Afterlife afterlife = afterlife(true);

        // When
        afterlife.await(PASSES, 0);
        afterlife.await(PASSES, 2);

        // Then
        assertThat(Files.readString(memory)).isEqualTo("2");

        // When
        afterlife.await(PASSES, 3);

        // Then
        assertThat(Files.readString(memory)).isEqualTo("1");
    }

    @Test
    void whoMayNotBeStartedAgainStays() throws Exception {
        assertThat(endsAtOnce(afterlife(false), PASSES)).isFalse();
        assertThat(endsAtOnce(afterlife(true), STAYS)).isFalse();
        assertThat(endsAtOnce(afterlife(true), PASSES)).isTrue();
    }

    @Test
    void withoutSettingsTheProcessEnds() throws Exception {
        new Afterlife(Optional.empty(), memory).await(STAYS, 0);

        assertThat(memory).doesNotExist();
    }

    private Afterlife afterlife(boolean restarts) throws IOException {
        RestartSettings settings = new RestartSettings(restarts, Duration.ZERO, Duration.ZERO, 3);
        Path policy = Files.writeString(directory.resolve("restart.properties"), settings.toProperties());
        return new Afterlife(Optional.of(policy), memory);
    }

    private static boolean endsAtOnce(Afterlife afterlife, StreamProblem problem) throws Exception {
        CompletableFuture<Boolean> ended = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            try {
                afterlife.await(problem, 0);
                ended.complete(true);
            } catch (Exception stopped) {
                ended.complete(false);
            }
        });
        thread.start();
        boolean over = ended.completeOnTimeout(false, 1, TimeUnit.SECONDS).get();
        thread.interrupt();
        return over;
    }
}
