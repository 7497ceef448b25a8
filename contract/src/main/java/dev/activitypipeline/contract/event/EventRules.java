package dev.activitypipeline.contract.event;

import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * What makes an event valid: the contract's ranges, or tighter ones. Immutable. How it looks as text, for the environment, is in
 * {@link EventRulesText}.
 */
public final class EventRules {
    /** The contract itself: physical ranges, open texts, unknown fields accepted and counted. */
    public static final EventRules CONTRACT = new EventRules(Map.of(), Map.of(), false);

    private final Map<EventField, Range> ranges = new EnumMap<>(EventField.class);
    private final Map<EventField, Set<String>> allowed = new EnumMap<>(EventField.class);
    private final boolean rejectUnknownFields;

    /**
     * @param ranges tighter ranges of numbers
     * @param allowed the only texts that are valid, by text column
     * @param rejectUnknownFields whether a thirteenth field refuses the event
     * @throws IllegalArgumentException naming the column, if a range is wider than the contract's, empty, or of a column that has none;
     *     or if a list of texts is empty, holds what no event can, or is of a column that is no text
     */
    public EventRules(
            Map<EventField, Range> ranges, Map<EventField, Set<String>> allowed, boolean rejectUnknownFields) {
        ranges.forEach((field, range) -> {
            check(field, range);
            // the contract's own range says nothing, and rules that say the same shall be equal
            if (range.min() != field.min() || range.max() != field.max()) {
                this.ranges.put(field, range);
            }
        });
        allowed.forEach((field, texts) -> {
            check(field, texts);
            this.allowed.put(field, Collections.unmodifiableSet(new LinkedHashSet<>(new TreeSet<>(texts))));
        });
        this.rejectUnknownFields = rejectUnknownFields;
    }

    /**
     * The rules that a text such as {@code steps=0..100000;mood=Happy|Tired} stands for.
     *
     * @throws IllegalArgumentException saying what is wrong in the text
     */
    public static EventRules parse(String text) {
        return EventRulesText.parse(text);
    }

    /** The least and the greatest value that is valid, both included. */
    public record Range(double min, double max) {
        public Range {
            // there is one zero: -0.0 would not be equal to the 0 that it is written as
            min += 0.0;
            max += 0.0;
        }
    }

    public double min(EventField field) {
        Range range = ranges.get(field);
        return range == null ? field.min() : range.min();
    }

    public double max(EventField field) {
        Range range = ranges.get(field);
        return range == null ? field.max() : range.max();
    }

    /** Whether the column's range is tighter than the contract's. */
    public boolean tightens(EventField field) {
        return ranges.containsKey(field);
    }

    /** The only texts that are valid in this column, sorted; empty where every text is. */
    public Set<String> allowed(EventField field) {
        return allowed.getOrDefault(field, Set.of());
    }

    public boolean rejectsUnknownFields() {
        return rejectUnknownFields;
    }

    /** The text that {@link #parse} takes; empty for the contract itself. */
    @Override
    public String toString() {
        return EventRulesText.format(this);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof EventRules rules
                && ranges.equals(rules.ranges)
                && allowed.equals(rules.allowed)
                && rejectUnknownFields == rules.rejectUnknownFields;
    }

    @Override
    public int hashCode() {
        return Objects.hash(ranges, allowed, rejectUnknownFields);
    }

    private static void check(EventField field, Range range) {
        if (field.type() != FieldType.INTEGER && field.type() != FieldType.DECIMAL) {
            throw new IllegalArgumentException(field.column() + " is not a number and has no range");
        }
        String got = EventRulesText.format(range);
        if (!(range.min() >= field.min() && range.max() <= field.max() && range.min() <= range.max())) {
            String contract = EventRulesText.format(new Range(field.min(), field.max()));
            throw new IllegalArgumentException(
                    field.column() + ": a range may only tighten " + contract + ", got " + got);
        }
        boolean whole = range.min() == Math.rint(range.min()) && range.max() == Math.rint(range.max());
        if (field.type() == FieldType.INTEGER && !whole) {
            throw new IllegalArgumentException(
                    field.column() + ": the range of an integer has whole bounds, got " + got);
        }
    }

    private static void check(EventField field, Set<String> texts) {
        if (field.type() != FieldType.TEXT) {
            throw new IllegalArgumentException(field.column() + " is not a text and has no list of words");
        }
        if (texts.isEmpty()) {
            throw new IllegalArgumentException(field.column() + ": a list of no words would refuse every event");
        }
        for (String text : texts) {
            int length = text.codePointCount(0, text.length());
            if (length < field.min() || length > field.max()) {
                throw new IllegalArgumentException(field.column() + ": a text has " + (int) field.min() + " to "
                        + (int) field.max() + " characters, got " + length);
            }
            if (text.codePoints().anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)) {
                throw new IllegalArgumentException(
                        field.column() + ": a text holds half of a surrogate pair, which is no character");
            }
        }
    }
}
