package dev.activitypipeline.contract.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.activitypipeline.contract.event.ActivityEvent;
import dev.activitypipeline.contract.event.EventField;
import dev.activitypipeline.contract.event.EventRules;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventParserTest {
    private static final long NO_TIMESTAMP = -1;
    private static final ActivityEvent EVENT = new ActivityEvent(
            17, LocalDate.of(2024, 1, 5), 8042, 2310.5, 5.87, 63, 7.2, 71, "Running", "Clear", "Park", "Happy");

    private final EventParser parser = new EventParser(EventRules.CONTRACT);

    @Test
    void readsTheCanonicalForm() {
        // When
        boolean accepted = parser.parse(new EventJson().bytes(), NO_TIMESTAMP);

        // Then
        assertThat(accepted).isTrue();
        assertThat(parser.event()).isEqualTo(EVENT);
        assertThat(parser.epochDay()).isEqualTo(EVENT.date().toEpochDay());
        assertThat(new String(
                        parser.textBuffer(),
                        parser.textOffset(EventField.LOCATION),
                        parser.textLength(EventField.LOCATION),
                        UTF_8))
                .isEqualTo("Park");
    }

    @Test
    void orderWhiteSpaceAndEscapesAreFree() {
        // Given
        String json = """
                \t{ "mood" : "\\u0048appy", "location":"Par\\u006b",\r
                  "weather_conditions":"Clear" , "workout_type": "Running",
                  "heart_rate_avg":71, "sleep_hours":72e-1, "active_minutes":63, "distance_km":0.587E+1,
                  "calories_burned":2310.50, "st\\u0065ps" : 8042, "d\\u0061te":"2024\\u002d01-05", "user_id":17 }
                """;

        // When
        boolean accepted = parser.parse(json.getBytes(UTF_8), NO_TIMESTAMP);

        // Then
        assertThat(accepted).isTrue();
        assertThat(parser.event()).isEqualTo(EVENT);
        assertThat(parser.unknownFields()).isZero();
    }

    @Test
    void unknownFieldsAreIgnoredAndCounted() {
        // Given
        byte[] record = new EventJson()
                .with("", "0")
                .with("x", "{\"y\":[1,-2.5e3,\"\\ud83d\\ude00\",{}],\"steps\":-1}")
                .with("Steps", "\"none\"")
                .with("nothing", "null")
                .bytes();

        // When
        boolean accepted = parser.parse(record, NO_TIMESTAMP);

        // Then
        assertThat(accepted).isTrue();
        assertThat(parser.event()).isEqualTo(EVENT);
        assertThat(parser.unknownFields()).isEqualTo(4);
    }

    @Test
    void minusZeroIsZeroForAnIntegerAndKeptForADecimal() {
        // Given
        byte[] record =
                new EventJson().with("steps", "-0").with("distance_km", "-0.0").bytes();

        // When
        boolean accepted = parser.parse(record, NO_TIMESTAMP);

        // Then
        assertThat(accepted).isTrue();
        assertThat(parser.steps()).isZero();
        assertThat(parser.distanceKm()).isEqualTo(-0.0);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    steps          | "12"      | WRONG_TYPE   | steps: must be an integer, got the string "12"
                    steps          | 12.7      | WRONG_TYPE   | steps: must be an integer, got the number 12.7, which has a fraction
                    steps          | 1e3       | WRONG_TYPE   | steps: must be an integer, got the number 1e3, which has an exponent
                    steps          | true      | WRONG_TYPE   | steps: must be an integer, got true
                    steps          | {}        | WRONG_TYPE   | steps: must be an integer, got an object
                    date           | 20240105  | WRONG_TYPE   | date: must be a string YYYY-MM-DD, got the number 20240105
                    mood           | []        | WRONG_TYPE   | mood: must be a string, got an array
                    mood           | null      | MISSING_FIELD| mood: is null
                    steps          | 300001    | OUT_OF_RANGE | steps: must be between 0 and 300000 steps, got 300001
                    user_id        | 0         | OUT_OF_RANGE | user_id: must be between 1 and 2147483647, got 0
                    sleep_hours    | 24.5      | OUT_OF_RANGE | sleep_hours: must be between 0 and 24 h, got 24.5
                    mood           | ""        | OUT_OF_RANGE | mood: must have between 1 and 128 characters, got 0 in ""
                    date           | "2024-02-30" | BAD_DATE  | date: must be a day of the calendar as YYYY-MM-DD from 1900-01-01 on, got "2024-02-30"
                    """)
    void theMessageSaysWhatWasWantedAndWhatCame(String field, String value, Rule rule, String message) {
        // Given
        byte[] record = new EventJson().with(field, value).bytes();

        // When
        boolean accepted = parser.parse(record, NO_TIMESTAMP);

        // Then
        assertThat(accepted).isFalse();
        assertThat(parser.rejection()).isEqualTo(new Rejection(rule, field, message));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {"user_id":17       | byte 13: expected ',' or '}', found the end of the record
                    {'user_id':17}      | byte 1: expected a key in double quotes, found ''': JSON quotes with " alone
                    {"steps":NaN}       | byte 9: expected a value, found 'N': JSON has no NaN or Infinity
                    {"steps":007}       | byte 10: expected no digit after a leading zero, found '0'
                    {"steps":+1}        | byte 9: expected a value, found '+': JSON numbers have no plus sign
                    {} // end           | byte 3: expected nothing behind the one object, found '/': JSON has no comments
                    [{}]                | byte 0: expected '{', for an event is one JSON object, found '['
                    {"a":"\\u12g4"}     | byte 10: expected four hexadecimal digits after \\u, found 'g'
                    {"a" 1}             | byte 5: expected ':' after a key, found '1'
                    {"a":[1 2]}         | byte 8: expected ',' or ']', found '2'
                    {"é":1,é}           | byte 8: expected a key in double quotes, found U+00E9
                    {"a":"b             | byte 7: expected the closing quote of a string, found the end of the record
                    """)
    void malformedJsonIsToldByItsPosition(String json, String message) {
        // When
        boolean accepted = parser.parse(json.getBytes(UTF_8), NO_TIMESTAMP);

        // Then
        assertThat(accepted).isFalse();
        assertThat(parser.rejection()).isEqualTo(new Rejection(Rule.MALFORMED_JSON, "", message));
    }

    @Test
    void nullIsEmpty() {
        // When
        boolean accepted = parser.parse(null, NO_TIMESTAMP);

        // Then
        assertThat(accepted).isFalse();
        assertThat(parser.rejection()).isEqualTo(new Rejection(Rule.EMPTY_VALUE, "", "the value is null"));
    }

    @ParameterizedTest
    @CsvSource({
        "2024-01-04T00:00:00.000Z, true",
        "2024-01-03T23:59:59.999Z, false",
        "1970-01-01T00:00:00.000Z, false",
        "1969-12-31T23:59:59.999Z, true"
    })
    void aDateMayBeOneDayAheadOfTheTimestamp(Instant timestamp, boolean expected) {
        // When
        boolean accepted = parser.parse(new EventJson().bytes(), timestamp.toEpochMilli());

        // Then
        assertThat(accepted).isEqualTo(expected);
        if (!accepted) {
            assertThat(parser.rejection().rule()).isEqualTo(Rule.FUTURE_EVENT);
        }
    }

    @Test
    void aRecordMayHave65536Bytes() {
        // Given
        byte[] event = new EventJson().bytes();
        byte[] longest = Arrays.copyOf(event, EventParser.MAX_BYTES);
        Arrays.fill(longest, event.length, longest.length, (byte) ' ');
        byte[] longer = Arrays.copyOf(longest, longest.length + 1);

        // When
        boolean longestAccepted = parser.parse(longest, NO_TIMESTAMP);
        boolean longerAccepted = parser.parse(longer, NO_TIMESTAMP);

        // Then
        assertThat(longestAccepted).isTrue();
        assertThat(longerAccepted).isFalse();
        assertThat(parser.rejection())
                .isEqualTo(new Rejection(Rule.TOO_LARGE, "", "the value has 65537 bytes, at most 65536 are read"));
    }

    @ParameterizedTest
    @CsvSource({"15, true", "16, false"})
    void theRecordItselfIsTheFirstOf16Levels(int levels, boolean expected) {
        // Given
        byte[] arrays = new EventJson()
                .with("x", "[".repeat(levels) + "]".repeat(levels))
                .bytes();
        byte[] objects = new EventJson()
                .with("x", "{\"y\":".repeat(levels) + "1" + "}".repeat(levels))
                .bytes();

        // When
        boolean arraysAccepted = parser.parse(arrays, NO_TIMESTAMP);
        boolean objectsAccepted = parser.parse(objects, NO_TIMESTAMP);

        // Then
        assertThat(arraysAccepted).isEqualTo(expected);
        assertThat(objectsAccepted).isEqualTo(expected);
    }

    @Test
    void strictRulesRefuseAnUnknownField() {
        // Given
        EventParser strict = new EventParser(EventRules.parse("unknown_fields=reject"));
        byte[] record = new EventJson().with("pace", "1").with("shoes", "2").bytes();

        // When
        boolean accepted = strict.parse(record, NO_TIMESTAMP);

        // Then
        assertThat(accepted).isFalse();
        assertThat(strict.rejection())
                .isEqualTo(new Rejection(Rule.UNKNOWN_FIELD, "pace", "\"pace\" is not one of the twelve columns"));
    }

    @Test
    void tighterRulesApply() {
        // Given
        EventParser tight = new EventParser(EventRules.parse("steps=10..20;mood=Happy|Sch%C3%B6n"));

        // When
        boolean inside = tight.parse(
                new EventJson()
                        .with("steps", "10")
                        .with("mood", "\"Sch\\u00f6n\"")
                        .bytes(),
                NO_TIMESTAMP);
        boolean below = tight.parse(new EventJson().with("steps", "9").bytes(), NO_TIMESTAMP);
        Rejection tooFew = tight.rejection();
        boolean other = tight.parse(
                new EventJson().with("steps", "20").with("mood", "\"happy\"").bytes(), NO_TIMESTAMP);
        Rejection notAllowed = tight.rejection();

        // Then
        assertThat(inside).isTrue();
        assertThat(below).isFalse();
        assertThat(tooFew.message()).isEqualTo("steps: must be between 10 and 20 steps, got 9");
        assertThat(other).isFalse();
        assertThat(notAllowed)
                .isEqualTo(new Rejection(Rule.NOT_ALLOWED, "mood", "mood: must be one of Happy, Schön; got \"happy\""));
    }

    @Test
    void theEventIsThereOnlyIfAcceptedAndTheRejectionOnlyIfNot() {
        // Given
        EventParser refused = new EventParser(EventRules.CONTRACT);
        refused.parse(new byte[0], NO_TIMESTAMP);

        // When
        parser.parse(new EventJson().bytes(), NO_TIMESTAMP);

        // Then
        assertThatThrownBy(parser::rejection).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(refused::event)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no bytes");
    }
}
