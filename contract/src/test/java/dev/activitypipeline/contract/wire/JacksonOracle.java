package dev.activitypipeline.contract.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.activitypipeline.contract.event.ActivityEvent;
import dev.activitypipeline.contract.event.EventField;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The contract once more, slow and by other means: Jackson for JSON, the JDK for UTF-8, numbers and dates. */
final class JacksonOracle {
    private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final Pattern WHITE_SPACE = Pattern.compile("[ \t\r\n]*");
    private static final LocalDate FIRST_DAY = LocalDate.of(1900, 1, 1);

    private final JsonFactory factory = JsonFactory.builder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(100_000)
                    .maxNumberLength(100_000)
                    .build())
            .build();

    /**
     * What the oracle thinks of a record.
     *
     * @param rule null for an event; MALFORMED_JSON for all that keeps bytes from being one object of at most 16 levels in UTF-8
     */
    record Verdict(Rule rule, String field, ActivityEvent event, int unknownFields) {}

    private record Value(JsonToken token, String text) {}

    Verdict judge(byte[] record, LocalDate latest) {
        try {
            String text = UTF_8.newDecoder().decode(ByteBuffer.wrap(record)).toString();
            if (WHITE_SPACE.matcher(text).matches()) {
                return refused(Rule.EMPTY_VALUE, "");
            }
            // the reader of characters takes U+0130 for the digit 0; the reader of bytes is right, but
            // would skip a byte order mark, and take bytes with zeros for UTF-16
            if (text.startsWith("\ufeff") || text.indexOf('\0') >= 0) {
                return refused(Rule.MALFORMED_JSON, "");
            }
            try (JsonParser json = factory.createParser(record)) {
                return judge(json, latest);
            }
        } catch (CharacterCodingException | JsonProcessingException e) {
            return refused(Rule.MALFORMED_JSON, "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Verdict judge(JsonParser json, LocalDate latest) throws IOException {
        if (json.nextToken() != JsonToken.START_OBJECT) {
            return refused(Rule.MALFORMED_JSON, "");
        }
        Map<EventField, Value> columns = new HashMap<>();
        Set<String> keys = new HashSet<>();
        String duplicate = null;
        int unknown = 0;
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String key = json.currentName();
            if (!isText(key)) {
                return refused(Rule.MALFORMED_JSON, "");
            }
            Value value = new Value(json.nextToken(), json.getText());
            if (!skip(json)) {
                return refused(Rule.MALFORMED_JSON, "");
            }
            if (!keys.add(key)) {
                duplicate = duplicate == null ? key : duplicate;
                continue;
            }
            EventField column = EventField.ofColumn(key).orElse(null);
            if (column == null) {
                unknown++;
            } else {
                columns.put(column, value);
            }
        }
        if (json.nextToken() != null) {
            return refused(Rule.MALFORMED_JSON, "");
        }
        if (duplicate != null) {
            return refused(Rule.DUPLICATE_KEY, Excerpt.of(duplicate));
        }
        for (EventField column : EventField.values()) {
            Rule broken = broken(column, columns.get(column), latest);
            if (broken != null) {
                return refused(broken, column.column());
            }
        }
        return new Verdict(null, "", event(columns), unknown);
    }

    /** Goes on to the end of the value; whether it is no deeper than allowed and every string in it is one. */
    private static boolean skip(JsonParser json) throws IOException {
        int depth = 1;
        JsonToken token = json.currentToken();
        while (true) {
            if (token == null) {
                return false;
            }
            if (token.isStructStart() && ++depth > 16) {
                return false;
            }
            if (token.isStructEnd()) {
                depth--;
            }
            boolean string = token == JsonToken.VALUE_STRING || token == JsonToken.FIELD_NAME;
            if (string && !isText(json.getText())) {
                return false;
            }
            if (depth == 1) {
                return true;
            }
            token = json.nextToken();
        }
    }

    private static boolean isText(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isHighSurrogate(text.charAt(i))
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static Rule broken(EventField column, Value value, LocalDate latest) {
        if (value == null || value.token() == JsonToken.VALUE_NULL) {
            return Rule.MISSING_FIELD;
        }
        boolean string = value.token() == JsonToken.VALUE_STRING;
        boolean integer = value.token() == JsonToken.VALUE_NUMBER_INT;
        String text = value.text();
        return switch (column.type()) {
            case INTEGER -> integer ? inRange(column, new BigInteger(text).doubleValue()) : Rule.WRONG_TYPE;
            case DECIMAL -> value.token().isNumeric() ? inRange(column, Double.parseDouble(text)) : Rule.WRONG_TYPE;
            case DATE -> string ? brokenDate(text, latest) : Rule.WRONG_TYPE;
            case TEXT -> string ? inRange(column, text.codePointCount(0, text.length())) : Rule.WRONG_TYPE;
        };
    }

    private static Rule inRange(EventField column, double number) {
        return number >= column.min() && number <= column.max() ? null : Rule.OUT_OF_RANGE;
    }

    private static Rule brokenDate(String text, LocalDate latest) {
        if (!DAY.matcher(text).matches()) {
            return Rule.BAD_DATE;
        }
        try {
            LocalDate date = LocalDate.parse(text);
            return date.isBefore(FIRST_DAY) ? Rule.BAD_DATE : date.isAfter(latest) ? Rule.FUTURE_EVENT : null;
        } catch (DateTimeException noDay) {
            return Rule.BAD_DATE;
        }
    }

    private static ActivityEvent event(Map<EventField, Value> columns) {
        return new ActivityEvent(
                integer(columns, EventField.USER_ID),
                LocalDate.parse(columns.get(EventField.DATE).text()),
                integer(columns, EventField.STEPS),
                decimal(columns, EventField.CALORIES_BURNED),
                decimal(columns, EventField.DISTANCE_KM),
                integer(columns, EventField.ACTIVE_MINUTES),
                decimal(columns, EventField.SLEEP_HOURS),
                integer(columns, EventField.HEART_RATE_AVG),
                columns.get(EventField.WORKOUT_TYPE).text(),
                columns.get(EventField.WEATHER_CONDITIONS).text(),
                columns.get(EventField.LOCATION).text(),
                columns.get(EventField.MOOD).text());
    }

    private static int integer(Map<EventField, Value> columns, EventField column) {
        return new BigInteger(columns.get(column).text()).intValueExact();
    }

    private static double decimal(Map<EventField, Value> columns, EventField column) {
        return Double.parseDouble(columns.get(column).text());
    }

    private static Verdict refused(Rule rule, String field) {
        return new Verdict(rule, field, null, 0);
    }
}
