package dev.activitypipeline.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills driver, producer and broker at random times under load, and then proves the store. {@code -Dkills=200} makes a long run of it; {@code -Dkills.seed}
 * repeats one.
 */
@Tag("end-to-end")
@Tag("faults")
class RandomKillsTest {
    private static final int KILLS = Integer.getInteger("kills", 6);
    private static final List<String> VICTIMS = List.of("stream", "producer-0", "broker");
    private static final int SHORTEST_PAUSE_MILLIS = 1_000;
    private static final int LONGEST_PAUSE_MILLIS = 8_000;

    @TempDir
    Path folder;

    @Test
    void killsAtRandomTimesLoseAndDoubleNothing() throws Exception {
        // Given
        long seed = Long.getLong("kills.seed", System.nanoTime());
        Random random = new Random(seed);
        Path manifest = Manifests.simulated(folder, 6, 1_000, "dailyInterval: 5s", "");
        try (Launch launch = Launch.of(manifest, folder.resolve("store"))) {
            launch.await("first rows stored");

            // When
            int kills = 0;
            while (kills < KILLS) {
                TimeUnit.MILLISECONDS.sleep(random.nextInt(SHORTEST_PAUSE_MILLIS, LONGEST_PAUSE_MILLIS));
                // Each in turn, so that a short run has all of them.
                Optional<ProcessHandle> victim = launch.child(VICTIMS.get(kills % VICTIMS.size()));
                if (victim.isPresent()) {
                    victim.get().destroyForcibly();
                    kills++;
                }
            }
            String output = launch.stop().mustEndWith(0);

            // Then
            assertThat(output).as("seed %d", seed).contains(Launch.VERIFIED);
        }
    }
}
