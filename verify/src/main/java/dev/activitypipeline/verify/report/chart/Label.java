package dev.activitypipeline.verify.report.chart;

import java.util.ArrayList;
import java.util.List;

/** How much room text takes: an estimate, since the reader's font is not known here. */
final class Label {
    private static final double CHARACTER = 7.3;

    private Label() {}

    /** Estimated width in pixels at the size of the charts' text. */
    static double width(String text) {
        return text.codePointCount(0, text.length()) * CHARACTER;
    }

    /** The text, or its beginning and an ellipsis, within that width. */
    static String fit(String text, double width) {
        int characters = Math.max(2, (int) (width / CHARACTER));
        if (text.codePointCount(0, text.length()) <= characters) {
            return text;
        }
        return text.substring(0, text.offsetByCodePoints(0, characters - 1)).stripTrailing() + "\u2026";
    }

    /** The text in lines of at most that width, broken at spaces. */
    static List<String> lines(String text, double width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ", -1)) {
            if (line.length() > 0 && width(line + " " + word) > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.length() == 0 ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
