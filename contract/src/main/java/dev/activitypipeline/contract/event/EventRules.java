package dev.activitypipeline.contract.event;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * What makes an event valid: the contract's ranges, or tighter ones. Immutable.
 *
 * <p>As text, for the environment: {@code steps=0..100000;mood=Happy|Tired;unknown_fields=reject}, fields in the contract's order and only
 * those that differ from the contract. Text values that hold {@code ; | = .. %} are percent-encoded.
 */
public final class EventRules {
    /** The contract itself: physical ranges, open texts, unknown fields accepted and counted. */
    public static final EventRules CONTRACT = new EventRules(Map.of(), Map.of(), false);

    private final Map<EventField, Range> ranges;
    private final Map<EventField, Set<String>> allowed;
    private final boolean rejectUnknownFields;

    /**
     * @param ranges tighter ranges of numbers
     * @param allowed the only texts that are valid, by text column
     * @param rejectUnknownFields whether a thirteenth field refuses the event
     * @throws IllegalArgumentException naming the column, if a range is wider than the contract's, empty, or of a column that has none
     */
    public EventRules(
            Map<EventField, Range> ranges, Map<EventField, Set<String>> allowed, boolean rejectUnknownFields) {
        ranges.forEach(EventRules::check);
        allowed.forEach(EventRules::check);
        this.ranges = ranges.isEmpty() ? Map.of() : new EnumMap<>(ranges);
        this.allowed = new EnumMap<>(EventField.class);
        allowed.forEach((field, texts) -> this.allowed.put(field, new LinkedHashSet<>(new TreeSet<>(texts))));
        this.rejectUnknownFields = rejectUnknownFields;
    }

    /** The least and the greatest value that is valid, both included. */
    public record Range(double min, double max) {}

    public double min(EventField field) {
        Range range = ranges.get(field);
        return range == null ? field.min() : range.min();
    }

    public double max(EventField field) {
        Range range = ranges.get(field);
        return range == null ? field.max() : range.max();
    }

    /** The only texts that are valid in this column; empty where every text is. */
    public Set<String> allowed(EventField field) {
        return allowed.getOrDefault(field, Set.of());
    }

    public boolean rejectsUnknownFields() {
        return rejectUnknownFields;
    }

    /** @throws IllegalArgumentException saying what is wrong in the text */
    public static EventRules parse(String text) {
        Map<EventField, Range> ranges = new EnumMap<>(EventField.class);
        Map<EventField, Set<String>> allowed = new EnumMap<>(EventField.class);
        boolean rejectUnknown = false;
        for (String rule : text.split(";", -1)) {
            if (rule.isBlank()) {
                continue;
            }
            int equals = rule.indexOf('=');
            if (equals < 0) {
                throw new IllegalArgumentException("no \"=\" in " + rule);
            }
            String column = rule.substring(0, equals).strip();
            String value = rule.substring(equals + 1).strip();
            if (column.equals("unknown_fields")) {
                rejectUnknown = value.equals("reject");
                continue;
            }
            EventField field =
                    EventField.ofColumn(column).orElseThrow(() -> new IllegalArgumentException("no column " + column));
            if (field.type() == FieldType.TEXT) {
                Set<String> texts = new LinkedHashSet<>();
                for (String word : value.split("\\|", -1)) {
                    texts.add(URLDecoder.decode(word, StandardCharsets.UTF_8));
                }
                allowed.put(field, texts);
            } else {
                int dots = value.indexOf("..");
                if (dots < 0) {
                    throw new IllegalArgumentException("no \"..\" in " + rule);
                }
                ranges.put(
                        field,
                        new Range(
                                Double.parseDouble(value.substring(0, dots)),
                                Double.parseDouble(value.substring(dots + 2))));
            }
        }
        return new EventRules(ranges, allowed, rejectUnknown);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (EventField field : EventField.values()) {
            if (ranges.containsKey(field)) {
                append(text, field.column() + "=" + min(field) + ".." + max(field));
            }
            if (!allowed(field).isEmpty()) {
                List<String> words = allowed(field).stream()
                        .map(word -> URLEncoder.encode(word, StandardCharsets.UTF_8))
                        .toList();
                append(text, field.column() + "=" + String.join("|", words));
            }
        }
        if (rejectUnknownFields) {
            append(text, "unknown_fields=reject");
        }
        return text.toString();
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

    private static void append(StringBuilder text, String rule) {
        if (text.length() > 0) {
            text.append(';');
        }
        text.append(rule);
    }

    private static void check(EventField field, Range range) {
        if (field.type() != FieldType.INTEGER && field.type() != FieldType.DECIMAL) {
            throw new IllegalArgumentException(field.column() + " is not a number and has no range");
        }
        if (!(range.min() >= field.min() && range.max() <= field.max() && range.min() <= range.max())) {
            throw new IllegalArgumentException(field.column() + ": a range may only tighten " + field.min() + ".."
                    + field.max() + ", got " + range.min() + ".." + range.max());
        }
    }

    private static void check(EventField field, Set<String> texts) {
        if (field.type() != FieldType.TEXT) {
            throw new IllegalArgumentException(field.column() + " is not a text and has no list of words");
        }
        for (String text : texts) {
            int length = text.codePointCount(0, text.length());
            if (length < field.min() || length > field.max()) {
                throw new IllegalArgumentException(field.column() + ": a text has 1 to 128 characters, got " + length);
            }
        }
    }
}
