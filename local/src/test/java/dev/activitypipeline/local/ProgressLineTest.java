package dev.activitypipeline.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ProgressLineTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void saysNothingOfWhatIsNotKnownYet() {
        // When
        String line = new ProgressLine(START).of(unknown(START.plusMillis(2_400)));

        // Then
        assertThat(line).isEqualTo("produced - | stored - | rejected - | lag - | - events/s | batch - | 0:02");
    }

    @Test
    void saysHowFarTheRunIsAndHowFastItWasInTheLastSeconds() {
        // Given
        ProgressLine progress = new ProgressLine(START);
        progress.of(sample(START, 0, 0));
        progress.of(sample(START.plusSeconds(60), 60_000, 60));

        // When
        String line = progress.of(sample(START.plusSeconds(65), 70_000, 70));

        // Then
        assertThat(line)
                .isEqualTo(
                        "produced 70,000 | stored 70,000 | rejected 70 | lag 7 | 2,002 events/s | batch 12 (1,180 ms)"
                                + " | 1:05");
    }

    @Test
    void hoursAreShownOnceThereAreSome() {
        // When
        String text = ProgressLine.elapsed(Duration.ofSeconds(3_845));

        // Then
        assertThat(text).isEqualTo("1:04:05");
    }

    @Test
    void aLogGetsAPlainLineEveryFiveSeconds() {
        // Given
        Console console = console(false, false);

        // When
        for (int second = 0; second <= 10; second++) {
            console.progress("at " + second, START.plusSeconds(second));
        }

        // Then
        assertThat(out.toString(UTF_8)).isEqualToNormalizingNewlines("at 0\nat 5\nat 10\n");
    }

    @Test
    void aTerminalGetsOneLineThatIsWrittenOver() {
        // Given
        Console console = console(true, false);

        // When
        console.progress("one", START);
        console.progress("two", START);
        console.announce("done");

        // Then
        assertThat(out.toString(UTF_8))
                .isEqualToNormalizingNewlines(
                        "\r\033[K\033[?7lone\033[?7h" + "\r\033[K\033[?7ltwo\033[?7h" + "\ndone\n");
    }

    @Test
    void errorsAreOnStandardError() {
        // Given
        Console console = console(true, false);

        // When
        console.error("it is wrong");

        // Then
        assertThat(err.toString(UTF_8)).isEqualToNormalizingNewlines("error: it is wrong\n");
        assertThat(out.toString(UTF_8)).isEmpty();
    }

    @Test
    void coloursAreForTerminalsThatWantThem() {
        // Given
        Console console = console(true, true);

        // When
        console.heading("stored");

        // Then
        assertThat(out.toString(UTF_8)).isEqualToNormalizingNewlines("\033[1mstored\033[0m\n");
    }

    private Console console(boolean terminal, boolean colour) {
        return new Console(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), terminal, colour);
    }

    private static Sample unknown(Instant at) {
        return new Sample(
                at,
                OptionalLong.empty(),
                OptionalLong.empty(),
                Map.of(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalLong.empty());
    }

    private static Sample sample(Instant at, long stored, long rejected) {
        return new Sample(
                at,
                OptionalLong.of(stored),
                OptionalLong.of(stored),
                new TreeMap<>(Map.of("MALFORMED_JSON", rejected)),
                OptionalLong.of(7),
                OptionalLong.of(12),
                OptionalLong.of(1_180));
    }
}
