package dev.activitypipeline.contract.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestartSettingsTest {
    private static final RestartSettings SETTINGS =
            new RestartSettings(true, Duration.ofSeconds(10), Duration.ofMinutes(1), 3);

    @Test
    void whatIsWrittenIsReadAsTheSame(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("restart.properties"), SETTINGS.toProperties());

        assertThat(RestartSettings.read(file)).isEqualTo(SETTINGS);
    }

    @Test
    void theStayDoublesUpToTheLongest() {
        assertThat(IntStream.rangeClosed(1, 5).mapToObj(SETTINGS::delay))
                .containsExactly(
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(20),
                        Duration.ofSeconds(40),
                        Duration.ofMinutes(1),
                        Duration.ofMinutes(1));
    }
}
