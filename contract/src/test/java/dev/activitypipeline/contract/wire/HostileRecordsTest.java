package dev.activitypipeline.contract.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.activitypipeline.contract.event.EventRules;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Records that are made to be expensive: each is judged in bounded time, and messages stay short and printable. */
@Timeout(60)
class HostileRecordsTest {
    private final EventParser parser = new EventParser(EventRules.CONTRACT);

    static Stream<Arguments> expensive() {
        String manyKeys =
                IntStream.range(0, 7_000).mapToObj(i -> "\"" + i + "\":0").collect(Collectors.joining(","));
        String digits = "9".repeat(60_000);
        return Stream.of(
                Arguments.of(Rule.TOO_LARGE, "[".repeat(10_000_000)),
                Arguments.of(Rule.TOO_LARGE, " ".repeat(1_000_000)),
                Arguments.of(Rule.EMPTY_VALUE, " ".repeat(65_536)),
                Arguments.of(Rule.TOO_DEEP, "{\"x\":" + "[".repeat(65_000)),
                Arguments.of(Rule.TOO_DEEP, "{\"x\":".repeat(10_000)),
                Arguments.of(Rule.MISSING_FIELD, "{" + manyKeys + "}"),
                Arguments.of(Rule.DUPLICATE_KEY, "{" + manyKeys + ",\"6999\":0}"),
                Arguments.of(Rule.DUPLICATE_KEY, "{" + "\"k\":0,".repeat(9_000) + "\"k\":0}"),
                Arguments.of(Rule.MISSING_FIELD, "{\"" + "k".repeat(60_000) + "\":1}"),
                Arguments.of(Rule.MALFORMED_JSON, "{\"" + "\\u0041".repeat(10_000)),
                Arguments.of(
                        Rule.OUT_OF_RANGE, new EventJson().with("steps", digits).toString()),
                Arguments.of(
                        Rule.OUT_OF_RANGE,
                        new EventJson().with("distance_km", digits).toString()),
                Arguments.of(
                        Rule.OUT_OF_RANGE,
                        new EventJson().with("distance_km", "1e" + digits).toString()),
                Arguments.of(
                        Rule.OUT_OF_RANGE,
                        new EventJson()
                                .with("mood", "\"" + "\u00ff\u00fe".repeat(10_000) + "\"")
                                .toString()),
                Arguments.of(
                        Rule.BAD_DATE,
                        new EventJson().with("date", "\"" + digits + "\"").toString()));
    }

    @ParameterizedTest
    @MethodSource("expensive")
    void isJudgedInBoundedTime(Rule rule, String json) {
        // Given
        byte[] record = json.getBytes(UTF_8);
        parser.parse(record, -1);

        // When
        long start = System.nanoTime();
        boolean accepted = parser.parse(record, -1);
        Duration took = Duration.ofNanos(System.nanoTime() - start);

        // Then
        assertThat(accepted).isFalse();
        assertThat(parser.rejection().rule()).isEqualTo(rule);
        assertThat(parser.rejection().message()).hasSizeLessThanOrEqualTo(256);
        // some milliseconds on an idle machine
        assertThat(took).isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void aNumberOfManyDigitsIsReadToTheNearest() {
        // Given
        String json = new EventJson()
                .with("distance_km", "5." + "870".repeat(20_000))
                .with("sleep_hours", "7.2" + "0".repeat(1_000) + "e0")
                .with("calories_burned", "0." + "0".repeat(1_000) + "23105e1005")
                .toString();

        // When
        boolean accepted = parser.parse(json.getBytes(UTF_8), -1);

        // Then
        assertThat(accepted).isTrue();
        assertThat(parser.distanceKm()).isEqualTo(5.870870870870871);
        assertThat(parser.sleepHours()).isEqualTo(7.2);
        assertThat(parser.caloriesBurned()).isEqualTo(23105e0 / 1e0);
    }

    @Test
    void aMessageShowsNoBytesThatATerminalWouldObey() {
        // Given
        byte[] record = new EventJson()
                .with("steps", "\"\\u001b[2J\u001f\"")
                .toString()
                .replace("\u001f", "\u202e\u2028\ue000")
                .getBytes(UTF_8);

        // When
        parser.parse(record, -1);

        // Then
        assertThat(parser.rejection().message())
                .isEqualTo("steps: must be an integer, got the string \"\\u001b[2J<U+202E><U+2028><U+E000>\"");
    }

    @Test
    void aLongAllowListDoesNotFillTheMessage() {
        // Given
        String words = IntStream.range(0, 1_000).mapToObj(i -> "word" + i).collect(Collectors.joining("|"));
        EventParser strict = new EventParser(EventRules.parse("mood=" + words));

        // When
        boolean listed =
                strict.parse(new EventJson().with("mood", "\"word999\"").bytes(), -1);
        boolean other = strict.parse(new EventJson().bytes(), -1);

        // Then
        assertThat(listed).isTrue();
        assertThat(other).isFalse();
        assertThat(strict.rejection().message())
                .hasSizeLessThanOrEqualTo(256)
                .startsWith("mood: must be one of word0, ")
                .endsWith("...; got \"Happy\"");
    }

    @Test
    void garbageOfEveryLengthIsRefused() {
        // Given
        byte[][] garbage = IntStream.range(0, 256)
                .mapToObj(b -> Character.toString((char) b).repeat(b % 40 + 1).getBytes(ISO_8859_1))
                .toArray(byte[][]::new);

        // When
        long accepted =
                Stream.of(garbage).filter(record -> parser.parse(record, -1)).count();

        // Then
        assertThat(accepted).isZero();
    }
}
