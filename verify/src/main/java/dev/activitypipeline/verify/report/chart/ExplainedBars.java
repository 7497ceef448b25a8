package dev.activitypipeline.verify.report.chart;

import java.util.List;

/** Horizontal bars whose names need a sentence: the name and the count above the bar, what it means below. */
public record ExplainedBars(List<Bar> bars) implements Chart {
    private static final double LINE = 17;
    private static final double BAR = 14;
    private static final double BETWEEN = 14;

    /** @param text the value as it is written */
    public record Bar(String name, String meaning, double value, String text) {}

    @Override
    public double height(Size size) {
        return bars.stream().mapToDouble(bar -> height(bar, size)).sum();
    }

    @Override
    public void draw(Markup svg, Size size) {
        double most = bars.stream().mapToDouble(Bar::value).max().orElse(0);
        double top = 0;
        for (Bar bar : bars) {
            if (size.narrow()) {
                svg.leaf("text", bar.name(), "class", "code", "x", 0.0, "y", top + 12);
                svg.leaf("text", bar.text(), "class", "strong end", "x", size.width(), "y", top + 12);
                rect(svg, 0, top + LINE + 2, bar.value() / most * size.width());
                meaning(svg, bar, 0, top + LINE + BAR + 6, size.width());
            } else {
                double left = size.width() * 0.46;
                double longest = size.width() - left - 12 - Label.width(bar.text());
                svg.leaf("text", bar.name(), "class", "code", "x", 0.0, "y", top + 12);
                meaning(svg, bar, 0, top + LINE, left - 24);
                double length = bar.value() / most * longest;
                rect(svg, left, top + 3, length);
                svg.leaf("text", bar.text(), "class", "strong", "x", left + length + 8, "y", top + 15);
            }
            top += height(bar, size);
        }
    }

    private static double height(Bar bar, Size size) {
        double lines = Label.lines(bar.meaning(), width(size)).size();
        return LINE * (1 + lines) + (size.narrow() ? BAR + 8 : 0) + BETWEEN;
    }

    private static double width(Size size) {
        return size.narrow() ? size.width() : size.width() * 0.46 - 24;
    }

    private static void rect(Markup svg, double x, double y, double length) {
        svg.empty("rect", "class", "c2", "x", x, "y", y, "width", Math.max(1, length), "height", BAR);
    }

    private static void meaning(Markup svg, Bar bar, double x, double top, double width) {
        double y = top + 12;
        for (String line : Label.lines(bar.meaning(), width)) {
            svg.leaf("text", line, "x", x, "y", y);
            y += LINE;
        }
    }
}
