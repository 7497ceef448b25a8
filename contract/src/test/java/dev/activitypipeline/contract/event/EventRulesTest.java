package dev.activitypipeline.contract.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.activitypipeline.contract.event.EventRules.Range;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventRulesTest {
    @ParameterizedTest
    @EnumSource(EventField.class)
    void whereNothingIsTightenedTheContractHolds(EventField field) {
        // When
        EventRules rules = new EventRules(Map.of(), Map.of(), false);

        // Then
        assertThat(rules.min(field)).isEqualTo(field.min());
        assertThat(rules.max(field)).isEqualTo(field.max());
        assertThat(rules.tightens(field)).isFalse();
        assertThat(rules.allowed(field)).isEmpty();
        assertThat(rules.rejectsUnknownFields()).isFalse();
        assertThat(rules).isEqualTo(EventRules.CONTRACT).hasSameHashCodeAs(EventRules.CONTRACT);
    }

    @Test
    void aTightenedColumnLeavesTheOthersAsTheyAre() {
        // When
        EventRules rules = new EventRules(
                Map.of(EventField.STEPS, new Range(10, 100_000)),
                Map.of(EventField.MOOD, Set.of("Tired", "Happy")),
                true);

        // Then
        assertThat(rules.tightens(EventField.STEPS)).isTrue();
        assertThat(rules.min(EventField.STEPS)).isEqualTo(10);
        assertThat(rules.max(EventField.STEPS)).isEqualTo(100_000);
        assertThat(rules.allowed(EventField.MOOD)).containsExactly("Happy", "Tired");
        assertThat(rules.rejectsUnknownFields()).isTrue();
        assertThat(rules.tightens(EventField.SLEEP_HOURS)).isFalse();
        assertThat(rules.allowed(EventField.LOCATION)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = EventField.class,
            names = {"USER_ID", "STEPS", "CALORIES_BURNED", "DISTANCE_KM", "SLEEP_HOURS", "HEART_RATE_AVG"})
    void theContractsOwnRangeTightensNothing(EventField field) {
        // When
        EventRules rules = rangeOf(field, field.min(), field.max());

        // Then
        assertThat(rules).isEqualTo(EventRules.CONTRACT);
        assertThat(rules.tightens(field)).isFalse();
    }

    @Test
    void theNegativeZeroIsTheZeroThatItIsWrittenAs() {
        // When
        EventRules rules = rangeOf(EventField.DISTANCE_KM, -0.0, 5);

        // Then
        assertThat(rules).isEqualTo(rangeOf(EventField.DISTANCE_KM, 0, 5));
        assertThat(rules).hasToString("distance_km=0..5");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "STEPS|-1|10|steps: a range may only tighten 0..300000, got -1..10",
                "STEPS|0|300001|steps: a range may only tighten 0..300000, got 0..300001",
                "STEPS|20|10|steps: a range may only tighten 0..300000, got 20..10",
                "STEPS|NaN|10|steps: a range may only tighten 0..300000, got NaN..10",
                "STEPS|0|Infinity|steps: a range may only tighten 0..300000, got 0..Infinity",
                "USER_ID|0|10|user_id: a range may only tighten 1..2147483647, got 0..10",
                "SLEEP_HOURS|0|24.000000001|sleep_hours: a range may only tighten 0..24, got 0..24.000000001",
                "STEPS|0.5|10|steps: the range of an integer has whole bounds, got 0.5..10",
                "HEART_RATE_AVG|40|180.5|heart_rate_avg: the range of an integer has whole bounds, got 40..180.5",
                "DATE|0|1|date is not a number and has no range",
                "MOOD|1|10|mood is not a number and has no range"
            })
    void aRangeThatDoesNotTightenIsRefused(EventField field, double min, double max, String message) {
        assertThatThrownBy(() -> rangeOf(field, min, max))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void aRangeOfOneValueAndTheEdgesOfTheContractAreValid() {
        // When
        EventRules lowest = rangeOf(EventField.HEART_RATE_AVG, 20, 20);
        EventRules highest = rangeOf(EventField.HEART_RATE_AVG, 250, 250);

        // Then
        assertThat(lowest.max(EventField.HEART_RATE_AVG)).isEqualTo(20);
        assertThat(highest.min(EventField.HEART_RATE_AVG)).isEqualTo(250);
    }

    @Test
    void aListThatNoEventCouldMeetIsRefused() {
        assertThatThrownBy(() -> wordsOf(EventField.MOOD, Set.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("mood: a list of no words would refuse every event");
        assertThatThrownBy(() -> wordsOf(EventField.MOOD, Set.of("Happy", "")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("mood: a text has 1 to 128 characters, got 0");
        assertThatThrownBy(() -> wordsOf(EventField.MOOD, Set.of("a".repeat(129))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("mood: a text has 1 to 128 characters, got 129");
        assertThatThrownBy(() -> wordsOf(EventField.STEPS, Set.of("12")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("steps is not a text and has no list of words");
        assertThatThrownBy(() -> wordsOf(EventField.DATE, Set.of("2024-01-01")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("date is not a text and has no list of words");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\uD83D", "\uDE00", "ok\uD83D", "\uDE00\uD83D"})
    void halfACharacterIsNoWord(String word) {
        assertThatThrownBy(() -> wordsOf(EventField.MOOD, Set.of(word)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("mood: a text holds half of a surrogate pair, which is no character");
    }

    @Test
    void lengthIsCountedInCharactersNotInCodeUnits() {
        // Given
        String longest = "😀".repeat(128);

        // When
        EventRules rules = wordsOf(EventField.MOOD, Set.of(longest));

        // Then
        assertThat(rules.allowed(EventField.MOOD)).containsExactly(longest);
    }

    @Test
    void rulesDoNotChangeWithWhatTheyWereMadeOf() {
        // Given
        Map<EventField, Range> ranges = new EnumMap<>(Map.of(EventField.STEPS, new Range(0, 10)));
        Set<String> words = new HashSet<>(Set.of("Happy"));
        EventRules rules = new EventRules(ranges, Map.of(EventField.MOOD, words), false);

        // When
        ranges.clear();
        words.add("Tired");

        // Then
        assertThat(rules).hasToString("steps=0..10;mood=Happy");
        assertThatThrownBy(() -> rules.allowed(EventField.MOOD).add("Tired"))
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void rulesAreEqualIfTheySayTheSame() {
        // Given
        EventRules rules = EventRules.parse("steps=1..10;mood=Happy|Tired;unknown_fields=reject");

        // When
        EventRules same = EventRules.parse("unknown_fields=reject;mood=Tired|Happy;steps=1..10");
        List<EventRules> others = List.of(
                EventRules.parse("steps=1..11;mood=Happy|Tired;unknown_fields=reject"),
                EventRules.parse("steps=1..10;mood=Happy;unknown_fields=reject"),
                EventRules.parse("steps=1..10;mood=Happy|Tired"));

        // Then
        assertThat(same).isEqualTo(rules).hasSameHashCodeAs(rules);
        assertThat(others).doesNotContain(rules);
    }

    private static EventRules rangeOf(EventField field, double min, double max) {
        return new EventRules(Map.of(field, new Range(min, max)), Map.of(), false);
    }

    private static EventRules wordsOf(EventField field, Set<String> words) {
        return new EventRules(Map.of(), Map.of(field, words), false);
    }
}
