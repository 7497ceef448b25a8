package dev.activitypipeline.verify.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A table of aligned columns for a terminal: numbers at the right, texts at the left. */
final class TextTable {
    /** Longer texts are cut, so that a row stays a row. */
    private static final int WIDEST = 32;

    private final List<String> headers;
    private final List<Boolean> numeric;
    private final List<List<String>> rows = new ArrayList<>();

    /** @param numeric whether the column of that index holds numbers */
    TextTable(List<String> headers, List<Boolean> numeric) {
        this.headers = headers;
        this.numeric = numeric;
    }

    void add(List<String> row) {
        rows.add(row.stream().map(TextTable::safe).toList());
    }

    @Override
    public String toString() {
        int[] widths = new int[headers.size()];
        List<List<String>> all = new ArrayList<>(List.of(headers));
        all.addAll(rows);
        for (List<String> row : all) {
            for (int column = 0; column < widths.length; column++) {
                widths[column] = Math.max(widths[column], length(row.get(column)));
            }
        }
        StringBuilder text = new StringBuilder();
        line(text, headers, widths);
        List<String> rules = new ArrayList<>();
        for (int width : widths) {
            rules.add(String.join("", Collections.nCopies(width, "-")));
        }
        line(text, rules, widths);
        rows.forEach(row -> line(text, row, widths));
        return text.toString();
    }

    private void line(StringBuilder text, List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < widths.length; column++) {
            String cell = cells.get(column);
            String space = " ".repeat(widths[column] - length(cell));
            line.append(column == 0 ? "" : "  ").append(numeric.get(column) ? space + cell : cell + space);
        }
        text.append(line.toString().stripTrailing()).append('\n');
    }

    private static int length(String cell) {
        return cell.codePointCount(0, cell.length());
    }

    /** Texts come from anyone: what moves a cursor, colours a terminal or turns the writing becomes U+FFFD. */
    private static String safe(String cell) {
        StringBuilder safe = new StringBuilder();
        cell.codePoints()
                .map(c -> Character.isISOControl(c)
                                || Character.getType(c) == Character.FORMAT
                                || Character.getType(c) == Character.LINE_SEPARATOR
                                || Character.getType(c) == Character.PARAGRAPH_SEPARATOR
                        ? 0xFFFD
                        : c)
                .forEach(safe::appendCodePoint);
        String text = safe.toString();
        return length(text) <= WIDEST ? text : text.substring(0, text.offsetByCodePoints(0, WIDEST - 1)) + "\u2026";
    }
}
