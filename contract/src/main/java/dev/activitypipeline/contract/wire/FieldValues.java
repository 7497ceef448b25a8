package dev.activitypipeline.contract.wire;

import dev.activitypipeline.contract.event.EventField;
import dev.activitypipeline.contract.event.FieldType;

/** What one record holds for each of the twelve columns, as it was scanned and before it is judged; by the column's position. */
final class FieldValues {
    private static final int FIELDS = EventField.values().length;

    private final JsonType[] types = new JsonType[FIELDS];
    private final int[] from = new int[FIELDS];
    private final int[] to = new int[FIELDS];
    private final int[] textFrom = new int[FIELDS];
    private final int[] textTo = new int[FIELDS];
    private final long[] integers = new long[FIELDS];
    private final double[] decimals = new double[FIELDS];
    /** One bit a column. */
    private int present;

    void clear() {
        present = 0;
    }

    boolean has(int field) {
        return (present & (1 << field)) != 0;
    }

    /** Takes over the value that the scanners read last. */
    void put(int field, ValueScanner value, StringScanner string, NumberScanner number, int end) {
        JsonType type = value.type();
        present |= 1 << field;
        types[field] = type;
        from[field] = value.from();
        to[field] = end;
        if (type == JsonType.STRING) {
            textFrom[field] = string.from();
            textTo[field] = string.to();
            string.keep();
        } else if (type.isNumber()) {
            if (EventField.at(field).type() == FieldType.DECIMAL) {
                decimals[field] = number.decimal();
            } else if (type == JsonType.INTEGER) {
                integers[field] = number.integer();
            }
        }
    }

    JsonType type(int field) {
        return types[field];
    }

    /** Where the value begins in the record. */
    int from(int field) {
        return from[field];
    }

    /** Where the value ends in the record. */
    int to(int field) {
        return to[field];
    }

    /** Where the string begins in the decoded text. */
    int textFrom(int field) {
        return textFrom[field];
    }

    /** Where the string ends in the decoded text. */
    int textTo(int field) {
        return textTo[field];
    }

    /** The number of an integer or, once it is judged to be one, the day since 1970-01-01 of a date. */
    long integer(int field) {
        return integers[field];
    }

    void putDay(int field, int epochDay) {
        integers[field] = epochDay;
    }

    double decimal(int field) {
        return decimals[field];
    }
}
