package dev.activitypipeline.contract.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

/** A piece of a record as it may stand in a message: short, on one line, and printable whatever its bytes were. */
final class Excerpt {
    private static final int MAX_CODE_POINTS = 40;

    private Excerpt() {}

    /** The beginning of the bytes, read as UTF-8; what is left out is told by an ellipsis. */
    static String of(byte[] in, int from, int to) {
        int cut = Math.min(to, from + 4 * (MAX_CODE_POINTS + 1));
        return of(new String(in, from, cut - from, UTF_8));
    }

    /** The beginning of the text; what is left out is told by an ellipsis. */
    static String of(String text) {
        StringBuilder excerpt = new StringBuilder();
        int at = 0;
        for (int count = 0; at < text.length() && count < MAX_CODE_POINTS; count++) {
            int codePoint = text.codePointAt(at);
            if (isPrintable(codePoint)) {
                excerpt.appendCodePoint(codePoint);
            } else {
                excerpt.append(String.format("<U+%04X>", codePoint));
            }
            at += Character.charCount(codePoint);
        }
        return at < text.length() ? excerpt.append("...").toString() : excerpt.toString();
    }

    private static boolean isPrintable(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
