package dev.activitypipeline.contract.wire;

import dev.activitypipeline.contract.event.EventField;

/** Reads a record as one JSON object, and sorts its fields into those of the twelve columns and the unknown. */
final class RecordScanner {
    private static final int FIELDS = EventField.values().length;
    /** What {@link #key} returns where the value that follows is of no use. */
    private static final int IGNORED = -2;
    /** What {@link #key} returns where there is no key. */
    private static final int FAULT = -3;

    private final JsonInput input = new JsonInput();
    private final StringScanner string = new StringScanner(input);
    private final NumberScanner number = new NumberScanner(input);
    private final ValueScanner value = new ValueScanner(input, string, number);
    private final FieldValues values = new FieldValues();
    private final SeenKeys unknown = new SeenKeys();

    private Rejection duplicate;

    /** What the last record holds for each column. */
    FieldValues values() {
        return values;
    }

    /** The decoded strings of the last record. */
    byte[] text() {
        return string.text();
    }

    /** How many keys of the last record name no column. */
    int unknownFields() {
        return unknown.count();
    }

    /** The first such key, shortened; there must be one. */
    String firstUnknownField() {
        return Excerpt.of(string.text(), unknown.firstFrom(), unknown.firstTo());
    }

    /** Reads a whole record; returns why it is no object of distinct keys, or null if it is one. */
    Rejection scan(byte[] record) {
        duplicate = null;
        values.clear();
        unknown.clear();
        input.reset(record);
        string.reset();
        return object() ? duplicate : input.rejection();
    }

    private boolean object() {
        int c = input.next();
        if (c == JsonInput.END) {
            return input.fault(Rule.EMPTY_VALUE, input.at, "the value is only white space");
        }
        if (c != '{') {
            return input.unexpected("'{', for an event is one JSON object");
        }
        input.at++;
        if (input.next() == '}') {
            input.at++;
        } else if (!fields()) {
            return false;
        }
        return input.next() == JsonInput.END || input.unexpected("nothing behind the one object");
    }

    /** Reads fields from the first key to the closing brace. */
    private boolean fields() {
        int likely = 0;
        while (true) {
            int field = key(likely);
            if (field == FAULT || !value.scan()) {
                return false;
            }
            if (field != IGNORED) {
                values.put(field, value, string, number, input.at);
                likely = field + 1;
            }
            int c = input.next();
            if (c == '}') {
                input.at++;
                return true;
            }
            if (c != ',') {
                return input.unexpected("',' or '}'");
            }
            input.at++;
        }
    }

    /** Reads a key and its colon; returns the position of its column, IGNORED or FAULT. */
    private int key(int likely) {
        input.next();
        int start = input.at;
        int quoted = likely < FIELDS ? FieldLookup.quotedLengthAt(input.bytes, start, likely) : 0;
        if (quoted > 0) {
            input.at = start + quoted;
            return value.colon() ? column(likely, start) : FAULT;
        }
        if (!value.key()) {
            return FAULT;
        }
        int field = FieldLookup.find(string.text(), string.from(), string.to());
        return field == FieldLookup.NONE ? unknown(start) : column(field, start);
    }

    private int column(int field, int start) {
        if (values.has(field)) {
            standsTwice(start, EventField.at(field).column());
            return IGNORED;
        }
        return field;
    }

    private int unknown(int start) {
        if (unknown.add(string.text(), string.from(), string.to())) {
            string.keep();
        } else {
            standsTwice(start, Excerpt.of(string.text(), string.from(), string.to()));
        }
        return IGNORED;
    }

    private void standsTwice(int start, String key) {
        if (duplicate == null) {
            duplicate = new Rejection(Rule.DUPLICATE_KEY, key, "byte " + start + ": \"" + key + "\" stands twice");
        }
    }
}
