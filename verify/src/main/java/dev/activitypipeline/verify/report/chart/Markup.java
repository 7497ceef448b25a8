package dev.activitypipeline.verify.report.chart;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Writes markup that is both HTML and well-formed XML. Every text and every attribute passes through {@link #escape}; there is no way to
 * write text that is not escaped.
 */
public final class Markup {
    private final StringBuilder out = new StringBuilder(1 << 16);
    private final Deque<String> open = new ArrayDeque<>();

    /** @param attributes names and values in turn */
    public Markup open(String element, Object... attributes) {
        start(element, attributes);
        out.append('>');
        open.push(element);
        return this;
    }

    public Markup close() {
        out.append("</").append(open.pop()).append('>');
        return this;
    }

    /** Ends a block: closes the element and begins a line, so that people can read the source. */
    public Markup closeLine() {
        close();
        out.append('\n');
        return this;
    }

    public Markup text(String text) {
        out.append(escape(text));
        return this;
    }

    public Markup leaf(String element, String text, Object... attributes) {
        return open(element, attributes).text(text).close();
    }

    /** An element that never has content: a void element of HTML, or a shape of SVG. */
    public Markup empty(String element, Object... attributes) {
        start(element, attributes);
        out.append("/>");
        return this;
    }

    /** Text of our own resources that stands in a {@code style} element: there, HTML does not undo escapes. */
    public Markup style(String css) {
        if (css.contains("<") || css.contains("&")) {
            throw new IllegalArgumentException("a style sheet inside of a page must hold neither \"<\" nor \"&\"");
        }
        out.append("<style>").append(css).append("</style>\n");
        return this;
    }

    public void doctype() {
        out.append("<!DOCTYPE html>\n");
    }

    @Override
    public String toString() {
        if (!open.isEmpty()) {
            throw new IllegalStateException("still open: " + open);
        }
        return out.toString();
    }

    /**
     * The text with markup escaped. What XML cannot hold and what could turn the direction of the text around it becomes U+FFFD.
     */
    public static String escape(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.appendCodePoint(isHarmless(c) ? c : 0xFFFD);
            }
        });
        return escaped.toString();
    }

    private static boolean isHarmless(int c) {
        boolean control = Character.isISOControl(c) && c != '\t' && c != '\n';
        boolean surrogate = c >= 0xD800 && c <= 0xDFFF;
        boolean turnsDirection = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
        boolean noCharacter = c == 0xFFFE || c == 0xFFFF;
        return !(control || surrogate || turnsDirection || noCharacter);
    }

    private void start(String element, Object... attributes) {
        out.append('<').append(element);
        for (int i = 0; i < attributes.length; i += 2) {
            Object value = attributes[i + 1];
            String text = value instanceof Double number ? Numbers.coordinate(number) : String.valueOf(value);
            out.append(' ')
                    .append(attributes[i])
                    .append("=\"")
                    .append(escape(text))
                    .append('"');
        }
    }
}
