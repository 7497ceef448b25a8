package dev.activitypipeline.verify.report.chart;

import java.util.List;

/**
 * Horizontal bars with their values written beside them, one panel per measure, all panels with the same rows. A value at each bar needs
 * no axis. Panels stand beside each other, on a phone below each other.
 *
 * @param rows the words at the left
 */
public record BarPanels(List<String> rows, List<Panel> panels) implements Chart {
    private static final double ROW = 26;
    private static final double BAR = 16;
    private static final double HEAD = 26;
    private static final double GAP = 28;

    /**
     * @param title the measure and its unit
     * @param values one per row, finite
     * @param texts the values as they are written
     */
    public record Panel(String title, List<Double> values, List<String> texts) {}

    @Override
    public double height(Size size) {
        double one = HEAD + ROW * rows.size();
        return stacked(size) ? one * panels.size() + 14 * (panels.size() - 1) : one;
    }

    @Override
    public void draw(Markup svg, Size size) {
        double words = 12 + rows.stream().mapToDouble(Label::width).max().orElse(0);
        double left = size.wordsWidth(words);
        if (stacked(size)) {
            for (int p = 0; p < panels.size(); p++) {
                double top = p * (HEAD + ROW * rows.size() + 14);
                words(svg, left, top);
                panel(svg, panels.get(p), left, top, size.width() - left);
            }
            return;
        }
        words(svg, left, 0);
        double width = (size.width() - left - GAP * (panels.size() - 1)) / panels.size();
        for (int p = 0; p < panels.size(); p++) {
            panel(svg, panels.get(p), left + p * (width + GAP), 0, width);
        }
    }

    private boolean stacked(Size size) {
        return size.narrow() && panels.size() > 1;
    }

    private void words(Markup svg, double left, double top) {
        for (int row = 0; row < rows.size(); row++) {
            svg.leaf(
                    "text",
                    Label.fit(rows.get(row), left - 10),
                    "class",
                    "end ink",
                    "x",
                    left - 10,
                    "y",
                    top + HEAD + row * ROW + BAR / 2 + 4.5);
        }
    }

    private void panel(Markup svg, Panel panel, double left, double top, double width) {
        svg.leaf("text", panel.title(), "class", "strong", "x", left, "y", top + 13);
        double texts =
                10 + panel.texts().stream().mapToDouble(Label::width).max().orElse(0);
        double most =
                panel.values().stream().mapToDouble(Double::doubleValue).max().orElse(0);
        double longest = width - texts;
        for (int row = 0; row < rows.size(); row++) {
            double value = panel.values().get(row);
            double length = most > 0 && value > 0 ? Math.max(1, value / most * longest) : 0;
            double y = top + HEAD + row * ROW;
            svg.empty("rect", "class", "c1", "x", left, "y", y, "width", length, "height", BAR);
            svg.leaf("text", panel.texts().get(row), "x", left + length + 7, "y", y + BAR / 2 + 4.5);
        }
        double bottom = top + HEAD + rows.size() * ROW - (ROW - BAR) + 3;
        svg.empty("line", "class", "base", "x1", left, "x2", left, "y1", top + HEAD - 3, "y2", bottom);
    }
}
