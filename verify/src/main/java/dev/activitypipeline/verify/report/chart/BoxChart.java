package dev.activitypipeline.verify.report.chart;

import java.util.List;

/**
 * Distributions beside each other: a thin line from the 5th to the 95th percentile, a bar over the middle half, and the median as a tick
 * with its value.
 *
 * @param unit of the values
 */
public record BoxChart(String unit, List<Box> boxes) implements Chart {
    private static final double ROW = 36;
    private static final double BAR = 16;

    /** Five percentiles of the values that share a word. */
    public record Box(String word, double p5, double p25, double median, double p75, double p95) {}

    @Override
    public double height(Size size) {
        return ROW * boxes.size() + 12 + 42;
    }

    @Override
    public void draw(Markup svg, Size size) {
        double words = 14
                + boxes.stream()
                        .mapToDouble(box -> Label.width(box.word()))
                        .max()
                        .orElse(0);
        double left = size.wordsWidth(words);
        Plot plot = new Plot(left, 8, size.width() - 16, height(size) - 42);
        double least = boxes.stream().mapToDouble(Box::p5).min().orElse(0);
        double most = boxes.stream().mapToDouble(Box::p95).max().orElse(1);
        Scale scale = Scale.between(least, most, size.room(plot.width(), 60));
        for (double tick : scale.ticks()) {
            double x = plot.x(scale.position(tick));
            svg.empty("line", "class", "grid", "x1", x, "x2", x, "y1", plot.top(), "y2", plot.bottom());
            plot.tickBelow(svg, x, scale.label(tick), size.width());
        }
        plot.unitBelow(svg, unit);
        for (int row = 0; row < boxes.size(); row++) {
            box(svg, plot, scale, boxes.get(row), plot.top() + row * ROW + ROW / 2 + 5);
        }
    }

    private static void box(Markup svg, Plot plot, Scale scale, Box box, double middle) {
        double p5 = plot.x(scale.position(box.p5()));
        double p25 = plot.x(scale.position(box.p25()));
        double median = plot.x(scale.position(box.median()));
        double p75 = plot.x(scale.position(box.p75()));
        double p95 = plot.x(scale.position(box.p95()));
        svg.leaf(
                "text",
                Label.fit(box.word(), plot.left() - 12),
                "class",
                "end ink",
                "x",
                plot.left() - 12,
                "y",
                middle + 4.5);
        svg.empty("line", "class", "whisker", "x1", p5, "x2", p95, "y1", middle, "y2", middle);
        svg.empty(
                "rect",
                "class",
                "soft",
                "x",
                p25,
                "y",
                middle - BAR / 2,
                "width",
                Math.max(1, p75 - p25),
                "height",
                BAR);
        svg.empty(
                "line",
                "class",
                "median",
                "x1",
                median,
                "x2",
                median,
                "y1",
                middle - BAR / 2 - 2,
                "y2",
                middle + BAR / 2 + 2);
        svg.leaf(
                "text",
                Numbers.rounded(box.median()),
                "class",
                "strong middle",
                "x",
                median,
                "y",
                middle - BAR / 2 - 5);
    }
}
