package dev.activitypipeline.contract.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.activitypipeline.contract.event.ActivityEvent;
import dev.activitypipeline.contract.event.EventField;
import dev.activitypipeline.contract.event.EventRules;
import java.time.LocalDate;

/**
 * Reads one record's value as an event, or says why it is none. It takes every byte sequence, never throws for one, and needs time
 * and memory in proportion to at most {@value #MAX_BYTES} bytes. Not thread-safe: one parser reads record after record into the same
 * buffers, and allocates nothing for an event that it accepts, but for
 * numbers written with more than 15 digits or a large exponent.
 *
 * <p>White space and the order of fields are free. Of several faults one is told, always the same:
 *
 * <ol>
 *   <li>{@link Rule#EMPTY_VALUE}, for null and for no byte at all; then {@link Rule#TOO_LARGE}; then EMPTY_VALUE for white space;
 *   <li>the first, from the left, of what keeps the bytes from being one JSON object: {@link Rule#BAD_ENCODING}, {@link
 *       Rule#MALFORMED_JSON}, {@link Rule#TOO_DEEP};
 *   <li>{@link Rule#DUPLICATE_KEY}, the first from the left, column or not; keys inside of an ignored value are not compared;
 *   <li>the columns in the contract's order; for each {@link Rule#MISSING_FIELD}, {@link Rule#WRONG_TYPE}, and then what its value
 *       breaks: {@link Rule#OUT_OF_RANGE}, or {@link Rule#BAD_DATE} before {@link Rule#FUTURE_EVENT}, or the length of a text
 *       before {@link Rule#NOT_ALLOWED};
 *   <li>{@link Rule#UNKNOWN_FIELD}, the first from the left, where the rules refuse those: to refuse them never changes why another
 *       record is refused.
 * </ol>
 */
public final class EventParser {
    /** The longest value that is read. */
    public static final int MAX_BYTES = 65_536;

    private static final int USER_ID = EventField.USER_ID.position();
    private static final int DATE = EventField.DATE.position();
    private static final int STEPS = EventField.STEPS.position();
    private static final int CALORIES_BURNED = EventField.CALORIES_BURNED.position();
    private static final int DISTANCE_KM = EventField.DISTANCE_KM.position();
    private static final int ACTIVE_MINUTES = EventField.ACTIVE_MINUTES.position();
    private static final int SLEEP_HOURS = EventField.SLEEP_HOURS.position();
    private static final int HEART_RATE_AVG = EventField.HEART_RATE_AVG.position();

    private final RecordScanner scanner = new RecordScanner();
    private final FieldValues values = scanner.values();
    private final FieldRules fieldRules;
    private final boolean rejectsUnknownFields;

    private Rejection rejection;

    public EventParser(EventRules rules) {
        fieldRules = new FieldRules(rules, scanner);
        rejectsUnknownFields = rules.rejectsUnknownFields();
        rejection = new Rejection(Rule.EMPTY_VALUE, "", "nothing was parsed yet");
    }

    /**
     * Whether the record is an event. If so, the accessors hold it until the next call; if not, {@link #rejection()} says why and
     * the other accessors are without meaning.
     *
     * @param record the Kafka record's value, or null where it has none
     * @param kafkaTimestampMillis the Kafka record's timestamp; a negative one switches off the check for dates in the future
     */
    public boolean parse(byte[] record, long kafkaTimestampMillis) {
        rejection = firstFault(record, kafkaTimestampMillis);
        return rejection == null;
    }

    public int userId() {
        return (int) values.integer(USER_ID);
    }

    /** The date in days since 1970-01-01. */
    public int epochDay() {
        return (int) values.integer(DATE);
    }

    public int steps() {
        return (int) values.integer(STEPS);
    }

    public double caloriesBurned() {
        return values.decimal(CALORIES_BURNED);
    }

    public double distanceKm() {
        return values.decimal(DISTANCE_KM);
    }

    public int activeMinutes() {
        return (int) values.integer(ACTIVE_MINUTES);
    }

    public double sleepHours() {
        return values.decimal(SLEEP_HOURS);
    }

    public int heartRateAvg() {
        return (int) values.integer(HEART_RATE_AVG);
    }

    /** Holds the texts of the event, unescaped UTF-8, at the places that {@link #textOffset} and {@link #textLength} tell. */
    public byte[] textBuffer() {
        return scanner.text();
    }

    /** Where the text of a text column begins in {@link #textBuffer()}. */
    public int textOffset(EventField field) {
        return values.textFrom(field.position());
    }

    /** How many bytes the text of a text column has. */
    public int textLength(EventField field) {
        return values.textTo(field.position()) - values.textFrom(field.position());
    }

    public String text(EventField field) {
        return new String(scanner.text(), textOffset(field), textLength(field), UTF_8);
    }

    /**
     * The event as an object.
     *
     * @throws IllegalStateException if the last record was refused
     */
    public ActivityEvent event() {
        if (rejection != null) {
            throw new IllegalStateException("the last record is no event: " + rejection.message());
        }
        return new ActivityEvent(
                userId(),
                LocalDate.ofEpochDay(epochDay()),
                steps(),
                caloriesBurned(),
                distanceKm(),
                activeMinutes(),
                sleepHours(),
                heartRateAvg(),
                text(EventField.WORKOUT_TYPE),
                text(EventField.WEATHER_CONDITIONS),
                text(EventField.LOCATION),
                text(EventField.MOOD));
    }

    /** How many fields of the event are none of the twelve columns, and were ignored. */
    public int unknownFields() {
        return scanner.unknownFields();
    }

    /**
     * Why the last record was refused.
     *
     * @throws IllegalStateException if it was accepted
     */
    public Rejection rejection() {
        if (rejection == null) {
            throw new IllegalStateException("the last record was accepted");
        }
        return rejection;
    }

    private Rejection firstFault(byte[] record, long timestampMillis) {
        if (record == null || record.length == 0) {
            return new Rejection(Rule.EMPTY_VALUE, "", record == null ? "the value is null" : "the value has no bytes");
        }
        if (record.length > MAX_BYTES) {
            String message = "the value has " + record.length + " bytes, at most " + MAX_BYTES + " are read";
            return new Rejection(Rule.TOO_LARGE, "", message);
        }
        Rejection fault = scanner.scan(record);
        if (fault == null) {
            fault = fieldRules.check(record, timestampMillis);
        }
        if (fault == null && rejectsUnknownFields && scanner.unknownFields() > 0) {
            String key = scanner.firstUnknownField();
            return new Rejection(Rule.UNKNOWN_FIELD, key, "\"" + key + "\" is not one of the twelve columns");
        }
        return fault;
    }
}
