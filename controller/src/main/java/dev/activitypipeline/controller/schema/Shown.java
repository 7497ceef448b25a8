package dev.activitypipeline.controller.schema;

import com.fasterxml.jackson.databind.JsonNode;

/** How what a user wrote is shown back: short, on one line, and unable to steer a terminal. */
public final class Shown {
    private static final int LONGEST_VALUE = 80;
    private static final int LONGEST_LINE = 3_000;

    private Shown() {}

    /** The value itself: {@code 0}, {@code "1week"}, {@code true}. */
    public static String value(JsonNode value) {
        return value.isTextual() ? text(value.textValue()) : cut(value.asText(), LONGEST_VALUE);
    }

    /** A text in quotes. */
    public static String text(String text) {
        return '"' + escaped(cut(text, LONGEST_VALUE)) + '"';
    }

    /** A whole message. */
    static String line(String message) {
        return escaped(cut(message, LONGEST_LINE));
    }

    /** What kind of value it is, without the value. */
    public static String kind(JsonNode value) {
        return switch (value.getNodeType()) {
            case OBJECT, POJO -> "an object";
            case ARRAY -> "a list";
            case STRING, BINARY -> "a text";
            case NUMBER -> "a number";
            case BOOLEAN -> "true or false";
            case NULL, MISSING -> "nothing";
        };
    }

    /** Control characters, marks that turn the direction of writing, and halves of characters as escapes. */
    private static String escaped(String text) {
        StringBuilder shown = new StringBuilder();
        text.codePoints().forEach(c -> {
            switch (Character.getType(c)) {
                case Character.CONTROL,
                        Character.FORMAT,
                        Character.SURROGATE,
                        Character.LINE_SEPARATOR,
                        Character.PARAGRAPH_SEPARATOR -> shown.append(String.format("\\u%04x", c));
                default -> shown.appendCodePoint(c);
            }
        });
        return shown.toString();
    }

    private static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest) + "…";
    }
}
