package dev.activitypipeline.contract.event;

import dev.activitypipeline.contract.event.EventRules.Range;
import java.net.URLEncoder;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Rules as text: {@code steps=0..100000;mood=Happy|Tired;unknown_fields=reject}, fields in the contract's order and only those that
 * differ from the contract. In words, everything but ASCII letters, digits and {@code . - * _} is percent-encoded when written; when
 * read, only {@code ; | %} and white space at either end need to be.
 */
final class EventRulesText {
    private static final String UNKNOWN_FIELDS = "unknown_fields";
    private static final Pattern NUMBER = Pattern.compile("[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]{1,3})?");

    private final Map<EventField, Range> ranges = new EnumMap<>(EventField.class);
    private final Map<EventField, Set<String>> allowed = new EnumMap<>(EventField.class);
    private final Set<String> seen = new HashSet<>();
    private boolean rejectUnknown;

    private EventRulesText() {}

    static EventRules parse(String text) {
        EventRulesText rules = new EventRulesText();
        for (String rule : text.split(";", -1)) {
            if (!rule.isBlank()) {
                rules.add(rule.strip());
            }
        }
        return new EventRules(rules.ranges, rules.allowed, rules.rejectUnknown);
    }

    static String format(EventRules rules) {
        StringJoiner text = new StringJoiner(";");
        for (EventField field : EventField.values()) {
            if (rules.tightens(field)) {
                text.add(field.column() + "=" + format(new Range(rules.min(field), rules.max(field))));
            }
            if (!rules.allowed(field).isEmpty()) {
                text.add(field.column() + "="
                        + rules.allowed(field).stream()
                                .map(EventRulesText::encode)
                                .collect(Collectors.joining("|")));
            }
        }
        if (rules.rejectsUnknownFields()) {
            text.add(UNKNOWN_FIELDS + "=reject");
        }
        return text.toString();
    }

    static String format(Range range) {
        return format(range.min()) + ".." + format(range.max());
    }

    private static String format(double bound) {
        boolean whole = bound == Math.rint(bound) && Math.abs(bound) <= Integer.MAX_VALUE;
        return whole ? Long.toString((long) bound) : Double.toString(bound);
    }

    private void add(String rule) {
        int equals = rule.indexOf('=');
        if (equals < 0) {
            throw new IllegalArgumentException("no \"=\" in \"" + rule + "\"");
        }
        String name = rule.substring(0, equals).strip();
        String value = rule.substring(equals + 1).strip();
        if (!seen.add(name)) {
            throw new IllegalArgumentException(name + " stands twice");
        }
        if (name.equals(UNKNOWN_FIELDS)) {
            rejectUnknown = parsePolicy(value);
            return;
        }
        EventField field = EventField.ofColumn(name)
                .orElseThrow(() -> new IllegalArgumentException("\"" + name + "\" is not one of the twelve columns"));
        if (field.type() == FieldType.TEXT) {
            allowed.put(field, parseWords(name, value));
        } else {
            ranges.put(field, parseRange(name, value));
        }
    }

    private static boolean parsePolicy(String value) {
        return switch (value) {
            case "reject" -> true;
            case "accept" -> false;
            default ->
                throw new IllegalArgumentException(
                        UNKNOWN_FIELDS + ": must be accept or reject, got \"" + value + "\"");
        };
    }

    private static Set<String> parseWords(String column, String value) {
        Set<String> words = new LinkedHashSet<>();
        for (String word : value.split("\\|", -1)) {
            try {
                words.add(decode(word.strip()));
            } catch (CharacterCodingException | BufferUnderflowException | NumberFormatException malformed) {
                throw new IllegalArgumentException(
                        column + ": a percent sign must be written %25, and what is encoded must be UTF-8, got \""
                                + word + "\"",
                        malformed);
            }
        }
        return words;
    }

    private static Range parseRange(String column, String value) {
        int dots = value.indexOf("..");
        try {
            if (dots >= 0) {
                return new Range(parseNumber(value.substring(0, dots)), parseNumber(value.substring(dots + 2)));
            }
        } catch (NumberFormatException notParsed) {
            // told below, with what was expected instead
        }
        throw new IllegalArgumentException(column + ": must be two numbers such as 0..100, got \"" + value + "\"");
    }

    /** Not all that Java takes for a number: {@code 5d} and {@code 0x1p3} are slips of the pen. */
    private static double parseNumber(String text) {
        String number = text.strip();
        if (!NUMBER.matcher(number).matches()) {
            throw new NumberFormatException(number);
        }
        return Double.parseDouble(number);
    }

    private static String encode(String word) {
        return URLEncoder.encode(word, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** Not {@link java.net.URLDecoder}, for which a plus is a blank, and bytes that are no UTF-8 are a word with question marks in it. */
    private static String decode(String word) throws CharacterCodingException {
        ByteBuffer encoded = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(word));
        ByteBuffer bytes = ByteBuffer.allocate(encoded.remaining());
        while (encoded.hasRemaining()) {
            byte next = encoded.get();
            bytes.put(next == '%' ? (byte) (hexDigit(encoded) << 4 | hexDigit(encoded)) : next);
        }
        return StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString();
    }

    private static int hexDigit(ByteBuffer encoded) {
        return HexFormat.fromHexDigit(encoded.get());
    }
}
