package dev.activitypipeline.contract.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.activitypipeline.contract.event.ActivityEvent;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventEncoderTest {
    private static final LocalDate DAY = LocalDate.of(2024, 1, 5);

    private final EventEncoder encoder = new EventEncoder();

    @Test
    void writesTheCanonicalForm() {
        // When
        int length = encoder.encode(event(DAY, 5.87, "Running"));

        // Then
        assertThat(new String(encoder.buffer(), 0, length, UTF_8))
                .isEqualTo("{\"user_id\":17,\"date\":\"2024-01-05\",\"steps\":8042,\"calories_burned\":2310.5,"
                        + "\"distance_km\":5.87,\"active_minutes\":63,\"sleep_hours\":7.0,\"heart_rate_avg\":71,"
                        + "\"workout_type\":\"Running\",\"weather_conditions\":\"Clear\",\"location\":\"Park\","
                        + "\"mood\":\"Happy\"}");
        assertThat(encoder.length()).isEqualTo(length);
        assertThat(encoder.copy()).hasSize(length);
    }

    @Test
    void escapesWhatJsonCannotHoldAndNothingElse() {
        // When
        encoder.encode(event(DAY, 1, "\"\\/\b\f\n\r\t\u0000\u001f\u007f\u00e9\u2028\ud83d\ude00"));

        // Then
        assertThat(new String(encoder.copy(), UTF_8))
                .contains("\"workout_type\":\"\\\"\\\\/\\b\\f\\n\\r\\t\\u0000\\u001f\u007f\u00e9\u2028\ud83d\ude00\",");
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void aNumberThatIsNotFiniteIsRefused(double distance) {
        // Given
        ActivityEvent event = event(DAY, distance, "Running");

        // Then
        assertThatThrownBy(() -> encoder.encode(event))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("distance_km: must be a finite number, JSON has no other, got " + distance);
        assertThat(encoder.length()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"'\ud83d', 0", "'a\ude00', 1", "'ab\ud83dc', 2", "'\ud83d\ud83d\ude00', 0"})
    void halfOfASurrogatePairIsRefused(String text, int index) {
        // Given
        ActivityEvent event = event(DAY, 1, text);

        // Then
        assertThatThrownBy(() -> encoder.encode(event))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("workout_type: holds half of a surrogate pair, which is no character, at index " + index);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-0001-12-31", "+10000-01-01", "+999999999-12-31", "-999999999-01-01"})
    void aYearWithoutFourDigitsIsRefused(LocalDate date) {
        // Given
        ActivityEvent event = event(date, 1, "Running");

        // Then
        assertThatThrownBy(() -> encoder.encode(event))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("date: must be in the years 0 to 9999");
    }

    @Test
    void extremesFitIntoTheBuffer() {
        // Given
        double longest = -1.7976931348623157E308;
        byte[] controls = new byte[5_000];

        // When
        encoder.encode(
                Integer.MIN_VALUE,
                DateText.FIRST_WRITABLE_DAY,
                Integer.MIN_VALUE,
                longest,
                longest,
                Integer.MIN_VALUE,
                longest,
                Integer.MIN_VALUE,
                controls,
                controls,
                controls,
                controls);

        // Then
        assertThat(new String(encoder.copy(), UTF_8))
                .startsWith("{\"user_id\":-2147483648,\"date\":\"0000-01-01\",\"steps\":-2147483648,"
                        + "\"calories_burned\":-1.7976931348623157E308,")
                .endsWith("\\u0000\"}")
                .hasSizeGreaterThan(4 * 6 * 5_000);
    }

    private static ActivityEvent event(LocalDate date, double distance, String workout) {
        return new ActivityEvent(17, date, 8042, 2310.5, distance, 63, 7, 71, workout, "Clear", "Park", "Happy");
    }
}
