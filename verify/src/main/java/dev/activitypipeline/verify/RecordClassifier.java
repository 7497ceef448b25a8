package dev.activitypipeline.verify;

import dev.activitypipeline.contract.event.EventField;
import dev.activitypipeline.contract.event.EventRules;
import dev.activitypipeline.contract.wire.EventParser;
import dev.activitypipeline.contract.wire.Headers;
import dev.activitypipeline.contract.wire.Rule;
import dev.activitypipeline.verify.Producers.Producer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/**
 * Decides anew what must have become of a record of the topic, and frames the row. The contract's rules are known, a manifest's are not, for
 * they may have changed while the topic was read: where only those can tell, what the store did counts, and is counted.
 */
final class RecordClassifier {
    /** What a manifest or the limits of a batch may refuse although the contract does not. */
    private static final Set<Rule> BEYOND_THE_CONTRACT =
            EnumSet.of(Rule.OUT_OF_RANGE, Rule.NOT_ALLOWED, Rule.UNKNOWN_FIELD, Rule.PARTITION_LIMIT);

    private static final byte[] SCHEMA = Headers.SCHEMA_V1.getBytes(StandardCharsets.UTF_8);
    private static final int LONGEST_PRODUCER = 256;
    private static final int MOST_DIGITS = 18;

    private final EventParser parser = new EventParser(EventRules.CONTRACT);
    private final RejectedRules stored;
    private boolean refusedByManifest;
    private int epochDay;

    RecordClassifier(RejectedRules stored) {
        this.stored = stored;
    }

    /** The record's number, or -1 if it is not identified: a header is absent or cannot be read, or the schema is another. */
    static long seq(TopicRecord record) {
        return headerRule(record) == null && record.seq() != null ? decimal(record.seq()) : -1;
    }

    /**
     * Frames the row that the store must have.
     *
     * @param producer null if the record is not identified
     * @param repeated whether its number is not above those before it
     * @return whether the row belongs to {@code events}
     */
    boolean frame(TopicRecord record, Producer producer, long seq, boolean repeated, RowFrame frame) {
        refusedByManifest = false;
        Rule rule = headerRule(record);
        if (rule == null && repeated) {
            rule = Rule.DUPLICATE_ID;
        }
        boolean byHeader = rule != null;
        boolean valid = !byHeader && parser.parse(record.value(), record.timestampMillis());
        if (!byHeader) {
            rule = valid ? null : parser.rejection().rule();
            Rule found = storedRule(record);
            if (found != null && found != rule && BEYOND_THE_CONTRACT.contains(found)) {
                rule = found;
                refusedByManifest = true;
            }
        }
        frame.start(RuleCode.of(rule));
        long micros = record.timestampMillis() * 1_000;
        frame.origin(record.partition(), record.offset(), micros, producer == null ? null : producer.utf8, seq);
        if (rule == null) {
            event(frame);
        } else {
            frame.bytes(record.key());
            frame.bytes(record.value());
        }
        return rule == null;
    }

    /** Whether the last record is in {@code rejected} by a rule that the contract does not know. */
    boolean refusedByManifest() {
        return refusedByManifest;
    }

    /** The date of the last record that belongs to {@code events}, in days since 1970-01-01. */
    int epochDay() {
        return epochDay;
    }

    private Rule storedRule(TopicRecord record) {
        return RuleCode.rule(stored.get(record.partition(), record.offset()));
    }

    private void event(RowFrame frame) {
        epochDay = parser.epochDay();
        frame.numbers(
                0,
                parser.userId(),
                epochDay,
                parser.steps(),
                parser.caloriesBurned(),
                parser.distanceKm(),
                parser.activeMinutes(),
                parser.sleepHours(),
                parser.heartRateAvg());
        text(frame, EventField.WORKOUT_TYPE);
        text(frame, EventField.WEATHER_CONDITIONS);
        text(frame, EventField.LOCATION);
        text(frame, EventField.MOOD);
    }

    private void text(RowFrame frame, EventField field) {
        frame.bytes(parser.textBuffer(), parser.textOffset(field), parser.textLength(field));
    }

    private static Rule headerRule(TopicRecord record) {
        if (record.schema() != null && !Arrays.equals(record.schema(), SCHEMA)) {
            return Rule.SCHEMA_VERSION;
        }
        byte[] producer = record.producer();
        if (producer == null && record.seq() == null) {
            return null;
        }
        boolean readable = producer != null
                && producer.length > 0
                && producer.length <= LONGEST_PRODUCER
                && record.seq() != null
                && decimal(record.seq()) >= 0;
        return readable ? null : Rule.BAD_HEADER;
    }

    private static long decimal(byte[] digits) {
        if (digits.length == 0 || digits.length > MOST_DIGITS) {
            return -1;
        }
        long value = 0;
        for (byte digit : digits) {
            if (digit < '0' || digit > '9') {
                return -1;
            }
            value = value * 10 + (digit - '0');
        }
        return value;
    }
}
