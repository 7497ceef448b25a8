package dev.activitypipeline.contract.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.activitypipeline.contract.event.EventRules;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Of several faults, the one that the Javadoc of {@link EventParser} promises. */
class EventParserPrecedenceTest {
    private final EventParser parser = new EventParser(EventRules.parse("unknown_fields=reject;mood=Happy"));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"x":"\\ud800",}                                     | BAD_ENCODING   |
                    {"x",:"\\ud800"}                                     | MALFORMED_JSON |
                    {"x":"\u00ff",}                                      | BAD_ENCODING   |
                    {,"x":"\u00ff"}                                      | MALFORMED_JSON |
                    {"x":[[[[[[[[[[[[[[[[[[,                             | TOO_DEEP       |
                    {"x":,[[[[[[[[[[[[[[[[[[                             | MALFORMED_JSON |
                    {"x":1,"x":2,}                                       | MALFORMED_JSON |
                    {"x":1,"x":2,"steps":1,"steps":2}                    | DUPLICATE_KEY  | x
                    {"steps":1,"steps":2,"x":1,"x":2}                    | DUPLICATE_KEY  | steps
                    {"steps":"1","x":{"y":1,"y":1}}                      | MISSING_FIELD  | user_id
                    {"steps":-1,"date":7,"user_id":"1"}                  | WRONG_TYPE     | user_id
                    {"steps":-1,"date":7,"user_id":1}                    | WRONG_TYPE     | date
                    {"steps":-1,"date":"1800-01-01","user_id":1}         | BAD_DATE       | date
                    {"steps":-1,"date":"9999-01-01","user_id":1}         | FUTURE_EVENT   | date
                    {"steps":-1,"date":"2024-01-01","user_id":1}         | OUT_OF_RANGE   | steps
                    """)
    void theFirstFaultIsTold(String json, Rule rule, String field) {
        // When
        boolean accepted = parser.parse(json.getBytes(ISO_8859_1), 1_800_000_000_000L);

        // Then
        assertThat(accepted).isFalse();
        assertThat(parser.rejection().rule()).as(parser.rejection().message()).isEqualTo(rule);
        assertThat(parser.rejection().field()).isEqualTo(field == null ? "" : field);
    }

    @ParameterizedTest
    @CsvSource({"'\"\"', OUT_OF_RANGE", "'\"Sad\"', NOT_ALLOWED", "'\"Happy\"', UNKNOWN_FIELD"})
    void anUnknownFieldIsToldLast(String mood, Rule rule) {
        // Given
        byte[] record = new EventJson().with("x", "1").with("mood", mood).bytes();

        // When
        parser.parse(record, -1);

        // Then
        assertThat(parser.rejection().rule()).isEqualTo(rule);
    }
}
