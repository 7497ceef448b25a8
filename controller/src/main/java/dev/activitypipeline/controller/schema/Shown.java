package dev.activitypipeline.controller.schema;

import com.fasterxml.jackson.databind.JsonNode;

/** How a user's value is shown back: short, on one line, and quoted where it is a text. */
public final class Shown {
    private static final int LONGEST = 80;

    private Shown() {}

    /** The value itself: {@code 0}, {@code "1week"}, {@code true}. */
    public static String value(JsonNode value) {
        return value.isTextual() ? text(value.textValue()) : shortened(value.isNumber() ? value.asText() : value.toString());
    }

    /** A text in quotes; control characters as escapes, so that it stays on its line and cannot steer a terminal. */
    public static String text(String text) {
        StringBuilder shown = new StringBuilder("\"");
        shortened(text).codePoints().forEach(c -> {
            if (Character.isISOControl(c)
                    || Character.getType(c) == Character.FORMAT
                    || Character.getType(c) == Character.SURROGATE) {
                shown.append(String.format("\\u%04x", c));
            } else {
                shown.appendCodePoint(c);
            }
        });
        return shown.append('"').toString();
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

    private static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
