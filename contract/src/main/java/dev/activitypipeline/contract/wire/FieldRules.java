package dev.activitypipeline.contract.wire;

import dev.activitypipeline.contract.event.EventField;
import dev.activitypipeline.contract.event.EventRules;
import dev.activitypipeline.contract.event.FieldType;

/** Judges scanned values by the rules, column by column in the contract's order; the first that breaks one is told. */
final class FieldRules {
    private static final EventField[] FIELDS = EventField.values();
    private static final FieldType[] TYPES = new FieldType[FIELDS.length];
    private static final long MILLIS_OF_DAY = 86_400_000;

    static {
        for (EventField field : FIELDS) {
            TYPES[field.position()] = field.type();
        }
    }

    private final RecordScanner scanner;
    private final FieldValues values;
    private final double[] min = new double[FIELDS.length];
    private final double[] max = new double[FIELDS.length];
    /** Null where any text is valid. */
    private final AllowedWords[] allowed = new AllowedWords[FIELDS.length];

    FieldRules(EventRules rules, RecordScanner scanner) {
        this.scanner = scanner;
        this.values = scanner.values();
        for (EventField field : FIELDS) {
            min[field.position()] = rules.min(field);
            max[field.position()] = rules.max(field);
            if (!rules.allowed(field).isEmpty()) {
                allowed[field.position()] = new AllowedWords(rules.allowed(field));
            }
        }
    }

    /**
     * The first fault, or null if the record is an event.
     *
     * @param record the bytes that were scanned, for messages
     * @param timestampMillis the record's; a negative one lets every date pass
     */
    Rejection check(byte[] record, long timestampMillis) {
        for (int field = 0; field < TYPES.length; field++) {
            if (!values.has(field)) {
                return reject(Rule.MISSING_FIELD, field, "is absent");
            }
            JsonType type = values.type(field);
            Rejection rejection =
                    switch (TYPES[field]) {
                        case INTEGER ->
                            type == JsonType.INTEGER
                                    ? range(record, field, (double) values.integer(field))
                                    : wrongType(record, field);
                        case DECIMAL ->
                            type.isNumber() ? range(record, field, values.decimal(field)) : wrongType(record, field);
                        case DATE ->
                            type == JsonType.STRING ? date(record, field, timestampMillis) : wrongType(record, field);
                        case TEXT -> type == JsonType.STRING ? text(record, field) : wrongType(record, field);
                    };
            if (rejection != null) {
                return rejection;
            }
        }
        return null;
    }

    private Rejection range(byte[] record, int field, double number) {
        if (number >= min[field] && number <= max[field]) {
            return null;
        }
        return reject(Rule.OUT_OF_RANGE, field, "must be " + bounds(field) + ", got " + written(record, field));
    }

    private Rejection text(byte[] record, int field) {
        int from = values.textFrom(field);
        int to = values.textTo(field);
        // no more than one character a byte: most texts need not be counted
        if (from == to || to - from > max[field]) {
            int characters = Utf8.codePoints(scanner.text(), from, to);
            if (characters < min[field] || characters > max[field]) {
                String got = characters + " in " + written(record, field);
                return reject(Rule.OUT_OF_RANGE, field, "must have " + bounds(field) + ", got " + got);
            }
        }
        if (allowed[field] != null && !allowed[field].contains(scanner.text(), from, to)) {
            String got = "got " + written(record, field);
            return reject(Rule.NOT_ALLOWED, field, "must be one of " + allowed[field] + "; " + got);
        }
        return null;
    }

    private Rejection date(byte[] record, int field, long timestampMillis) {
        int day = DateText.parse(scanner.text(), values.textFrom(field), values.textTo(field));
        if (day < DateText.FIRST_DAY) {
            return reject(
                    Rule.BAD_DATE,
                    field,
                    "must be a day of the calendar as YYYY-MM-DD from 1900-01-01 on, got " + written(record, field));
        }
        long latest = Math.floorDiv(timestampMillis, MILLIS_OF_DAY) + 1;
        if (timestampMillis >= 0 && day > latest) {
            return reject(
                    Rule.FUTURE_EVENT,
                    field,
                    written(record, field) + " is more than a day after the record's " + "own timestamp, "
                            + timestampMillis + " ms since 1970");
        }
        values.putDay(field, day);
        return null;
    }

    private Rejection wrongType(byte[] record, int field) {
        JsonType type = values.type(field);
        if (type == JsonType.NULL) {
            return reject(Rule.MISSING_FIELD, field, "is null");
        }
        String wanted =
                switch (TYPES[field]) {
                    case INTEGER -> "an integer";
                    case DECIMAL -> "a number";
                    case DATE -> "a string YYYY-MM-DD";
                    case TEXT -> "a string";
                };
        String got =
                switch (type) {
                    case NULL -> "null";
                    case BOOLEAN -> written(record, field);
                    case STRING -> "the string " + written(record, field);
                    case INTEGER -> "the number " + written(record, field);
                    case FRACTION -> "the number " + written(record, field) + ", which has a fraction";
                    case EXPONENT -> "the number " + written(record, field) + ", which has an exponent";
                    case OBJECT -> "an object";
                    case ARRAY -> "an array";
                };
        return reject(Rule.WRONG_TYPE, field, "must be " + wanted + ", got " + got);
    }

    private static Rejection reject(Rule rule, int field, String message) {
        String column = EventField.at(field).column();
        return new Rejection(rule, column, column + ": " + message);
    }

    private String bounds(int field) {
        String unit = EventField.at(field).unit();
        return "between " + number(min[field]) + " and " + number(max[field]) + (unit.isEmpty() ? "" : " " + unit);
    }

    private String written(byte[] record, int field) {
        return Excerpt.of(record, values.from(field), values.to(field));
    }

    private static String number(double bound) {
        return bound == Math.rint(bound) ? Long.toString((long) bound) : Double.toString(bound);
    }
}
