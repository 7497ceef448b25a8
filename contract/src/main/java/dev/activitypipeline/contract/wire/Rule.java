package dev.activitypipeline.contract.wire;

/** Why a record is not an event. The names are stable: they stand in {@code rejected.rule}, in metrics and in dashboards. */
public enum Rule {
    EMPTY_VALUE("the value is absent, empty or only white space"),
    BAD_ENCODING("the value is not valid UTF-8, or a string holds a lone surrogate"),
    MALFORMED_JSON("the value is not one JSON object"),
    TOO_LARGE("the value is longer than 65,536 bytes"),
    TOO_DEEP("the value is nested deeper than 16 levels"),
    DUPLICATE_KEY("one field stands twice"),
    MISSING_FIELD("a column is absent or null"),
    WRONG_TYPE("a column has another JSON type"),
    UNKNOWN_FIELD("a field that is not a column, where the manifest refuses those"),
    OUT_OF_RANGE("a number or the length of a text is outside of its range"),
    BAD_DATE("the date is not YYYY-MM-DD of the calendar, or before 1900-01-01"),
    FUTURE_EVENT("the date is later than one day after the record's timestamp"),
    NOT_ALLOWED("a text that is not among the manifest's words"),
    SCHEMA_VERSION("the header schema names another contract than activity-event/v1"),
    BAD_HEADER("the header producer or seq cannot be read, or one stands without the other"),
    PARTITION_LIMIT("the batch would open more than 4,096 dates"),
    DUPLICATE_ID("the producer's sequence number was accepted already");

    private final String meaning;

    Rule(String meaning) {
        this.meaning = meaning;
    }

    /** One sentence for the documentation. */
    public String meaning() {
        return meaning;
    }
}
