package dev.activitypipeline.contract.wire;

/** What stands where a value does. Numbers are told apart by how they are written, because an integer column takes only one way. */
enum JsonType {
    NULL,
    BOOLEAN,
    STRING,
    /** Digits, perhaps a minus. */
    INTEGER,
    /** With a point, without an exponent. */
    FRACTION,
    /** With an exponent. */
    EXPONENT,
    OBJECT,
    ARRAY;

    boolean isNumber() {
        return this == INTEGER || this == FRACTION || this == EXPONENT;
    }
}
