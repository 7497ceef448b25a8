package dev.activitypipeline.verify.report.chart;

import java.util.List;
import java.util.function.IntFunction;

/**
 * Counts as columns that stand beside each other, such as a histogram or events by date.
 *
 * @param unit of the heights
 * @param columns one height each, from left to right
 * @param ticks the labels below, for as many as there is room
 * @param under what the horizontal axis measures; may be empty
 * @param mark a value that deserves a line; null for none
 */
public record ColumnChart(String unit, List<Long> columns, IntFunction<List<Tick>> ticks, String under, Mark mark)
        implements Chart {

    /** @param column where the label stands: 0 is the left edge of the first column, 0.5 its middle */
    public record Tick(double column, String label) {}

    /** @param column as for a tick */
    public record Mark(double column, String text) {}

    @Override
    public double height(Size size) {
        return size.narrow() ? 230 : 250;
    }

    @Override
    public void draw(Markup svg, Size size) {
        double most = columns.stream().mapToDouble(Long::doubleValue).max().orElse(0);
        Scale scale = Scale.counts(most, 4);
        double left = 10
                + scale.ticks().stream()
                        .mapToDouble(tick -> Label.width(scale.label(tick)))
                        .max()
                        .orElse(0);
        Plot plot =
                new Plot(left, mark == null ? 26 : 40, size.width() - 8, height(size) - (under.isEmpty() ? 26 : 42));
        plot.verticalAxis(svg, scale, unit);
        double step = plot.width() / columns.size();
        double gap = step > 6 ? Math.min(4, step * 0.16) : step > 2.5 ? 0.8 : 0;
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i) > 0) {
                double top = Math.min(plot.y(scale.position(columns.get(i))), plot.bottom() - 1);
                double x = plot.left() + i * step + gap / 2;
                // As wide as a column may be, so that two dates do not look like two walls.
                double width = Math.min(step - gap, 64);
                svg.empty(
                        "rect",
                        "class",
                        "c1",
                        "x",
                        x + (step - gap - width) / 2,
                        "y",
                        top,
                        "width",
                        width,
                        "height",
                        plot.bottom() - top);
            }
        }
        double free = Double.NEGATIVE_INFINITY;
        for (Tick tick : ticks.apply(size.room(plot.width(), 62))) {
            double x = plot.x(tick.column() / columns.size());
            double half = Label.width(tick.label()) / 2;
            if (x - half > free) {
                plot.tickBelow(svg, x, tick.label(), size.width());
                free = x + half + 8;
            }
        }
        if (!under.isEmpty()) {
            plot.unitBelow(svg, under);
        }
        if (mark != null) {
            double x = plot.x(mark.column() / columns.size());
            boolean atLeft = x + Label.width(mark.text()) + 8 > size.width();
            svg.empty("line", "class", "median", "x1", x, "x2", x, "y1", plot.top() - 18, "y2", plot.bottom());
            svg.leaf(
                    "text",
                    mark.text(),
                    "class",
                    atLeft ? "strong end" : "strong",
                    "x",
                    atLeft ? x - 6 : x + 6,
                    "y",
                    plot.top() - 9);
        }
    }
}
