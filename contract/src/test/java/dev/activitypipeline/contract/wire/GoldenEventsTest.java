package dev.activitypipeline.contract.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.activitypipeline.contract.event.ActivityEvent;
import dev.activitypipeline.contract.event.EventField;
import dev.activitypipeline.contract.event.EventRules;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class GoldenEventsTest {
    private static final long NEW_YEAR_2025 =
            Instant.parse("2025-01-01T00:00:00Z").toEpochMilli();

    private final EventParser parser = new EventParser(EventRules.CONTRACT);
    private final EventEncoder encoder = new EventEncoder();

    static List<String> valid() {
        return GoldenEvents.valid();
    }

    static List<GoldenEvents.Refused> refused() {
        return GoldenEvents.refused();
    }

    @ParameterizedTest
    @MethodSource("valid")
    void aGoldenEventIsWrittenAsItWasRead(String line) {
        // Given
        assertThat(parser.parse(line.getBytes(UTF_8), NEW_YEAR_2025))
                .as(() -> parser.rejection().message())
                .isTrue();
        ActivityEvent event = parser.event();

        // When
        encoder.encode(event);

        // Then
        assertThat(new String(encoder.copy(), UTF_8)).isEqualTo(line);
        assertThat(parser.unknownFields()).isZero();
    }

    @ParameterizedTest
    @MethodSource("valid")
    void theHotPathWritesTheSameBytes(String line) {
        // Given
        parser.parse(line.getBytes(UTF_8), NEW_YEAR_2025);

        // When
        encoder.encode(
                parser.userId(),
                parser.epochDay(),
                parser.steps(),
                parser.caloriesBurned(),
                parser.distanceKm(),
                parser.activeMinutes(),
                parser.sleepHours(),
                parser.heartRateAvg(),
                parser.text(EventField.WORKOUT_TYPE).getBytes(UTF_8),
                parser.text(EventField.WEATHER_CONDITIONS).getBytes(UTF_8),
                parser.text(EventField.LOCATION).getBytes(UTF_8),
                parser.text(EventField.MOOD).getBytes(UTF_8));

        // Then
        assertThat(new String(encoder.copy(), UTF_8)).isEqualTo(line);
    }

    @ParameterizedTest
    @MethodSource("refused")
    void aGoldenRejectionHasItsRuleAndField(GoldenEvents.Refused refused) {
        // When
        boolean accepted = parser.parse(refused.value(), NEW_YEAR_2025);

        // Then
        assertThat(accepted).isFalse();
        Rejection rejection = parser.rejection();
        assertThat(rejection.rule()).as(rejection.message()).isEqualTo(refused.rule());
        assertThat(rejection.field()).isEqualTo(refused.field());
        assertThat(rejection.message()).hasSizeBetween(10, 256).doesNotContainPattern("[\\p{Cntrl}\\p{Cf}]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2025-01-01T00:00:00Z", "2999-12-31T00:00:00Z"})
    void theFilesDoNotDependOnTheTimestamp(String timestamp) {
        // Given
        long millis = Instant.parse(timestamp).toEpochMilli();

        // When
        List<Boolean> verdicts = GoldenEvents.valid().stream()
                .map(line -> parser.parse(line.getBytes(UTF_8), millis))
                .toList();
        List<Boolean> otherVerdicts = GoldenEvents.refused().stream()
                .map(refused -> parser.parse(refused.value(), millis))
                .toList();

        // Then
        assertThat(verdicts).containsOnly(true);
        assertThat(otherVerdicts).containsOnly(false);
    }

    @Test
    void everyRuleThatTheContractAppliesToAValueHasAnExample() {
        // Given
        Set<Rule> notOfTheValueOrNotOfTheContract = EnumSet.of(
                Rule.UNKNOWN_FIELD,
                Rule.NOT_ALLOWED,
                Rule.SCHEMA_VERSION,
                Rule.BAD_HEADER,
                Rule.PARTITION_LIMIT,
                Rule.DUPLICATE_ID);

        // When
        Set<Rule> rules =
                GoldenEvents.refused().stream().map(GoldenEvents.Refused::rule).collect(Collectors.toSet());

        // Then
        assertThat(rules).isEqualTo(EnumSet.complementOf(EnumSet.copyOf(notOfTheValueOrNotOfTheContract)));
    }
}
