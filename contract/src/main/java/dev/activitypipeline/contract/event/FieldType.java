package dev.activitypipeline.contract.event;

/** How a column is written in JSON and kept in the store. */
public enum FieldType {
    /** A JSON number without fraction or exponent; a 32-bit integer in the store. */
    INTEGER,
    /** A JSON number; a 64-bit float in the store, so that what was sent with up to 15 digits is kept as it was. */
    DECIMAL,
    /** A JSON string YYYY-MM-DD; a date in the store, and the partition of {@code events}. */
    DATE,
    /** A JSON string; text in the store. */
    TEXT
}
