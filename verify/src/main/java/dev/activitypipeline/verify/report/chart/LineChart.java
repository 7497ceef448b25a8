package dev.activitypipeline.verify.report.chart;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Values over time as lines, each with its name at its end. Windows without a value leave a gap in the line.
 *
 * @param seconds the length of the time axis
 * @param unit of the values
 * @param counts whether the values are whole numbers
 * @param marks moments that deserve a line across the chart, such as restarts
 */
public record LineChart(double seconds, String unit, boolean counts, List<Series> series, List<Mark> marks)
        implements Chart {
    private static final double LINE = 16;

    /**
     * @param colour 1 or 2; the second is also dashed
     * @param values one per window of equal length, NaN where nothing is known
     */
    public record Series(String name, int colour, List<Double> values) {}

    /** @param seconds since the start */
    public record Mark(double seconds, String text) {}

    @Override
    public double height(Size size) {
        return size.narrow() ? 230 : 260;
    }

    @Override
    public void draw(Markup svg, Size size) {
        double most = series.stream()
                .flatMap(line -> line.values().stream())
                .filter(Double::isFinite)
                .mapToDouble(Double::doubleValue)
                .max()
                .orElse(0);
        Scale scale = counts ? Scale.counts(most, 4) : Scale.fromZero(most, 4);
        double left = 10
                + scale.ticks().stream()
                        .mapToDouble(tick -> Label.width(scale.label(tick)))
                        .max()
                        .orElse(0);
        boolean named = series.size() > 1;
        double right = named
                ? 12
                        + series.stream()
                                .mapToDouble(line -> Label.width(line.name()))
                                .max()
                                .orElse(0)
                : 12;
        Plot plot = new Plot(left, 26, size.width() - right, height(size) - 42);
        plot.verticalAxis(svg, scale, unit);
        TimeAxis time = TimeAxis.of(seconds, size.room(plot.width(), 64));
        for (double tick : time.ticks()) {
            plot.tickBelow(svg, plot.x(time.position(tick)), time.label(tick), size.width());
        }
        plot.unitBelow(svg, time.unit() + " since the start");
        marks(svg, plot);
        for (Series line : series) {
            line(svg, plot, scale, line);
        }
        if (named) {
            names(svg, plot, scale);
        }
    }

    private void marks(Markup svg, Plot plot) {
        double free = Double.NEGATIVE_INFINITY;
        for (Mark mark : marks) {
            double x = plot.x(mark.seconds() / seconds);
            svg.empty("line", "class", "mark", "x1", x, "x2", x, "y1", plot.top() - 6, "y2", plot.bottom());
            double width = Label.width(mark.text());
            boolean atLeft = x + width + 6 > plot.right();
            double from = atLeft ? x - 5 - width : x + 5;
            if (from > free) {
                svg.leaf(
                        "text",
                        mark.text(),
                        "class",
                        atLeft ? "unit end" : "unit",
                        "x",
                        atLeft ? x - 5 : x + 5,
                        "y",
                        plot.top() + 2);
                free = from + width + 6;
            }
        }
    }

    private static void line(Markup svg, Plot plot, Scale scale, Series line) {
        List<Double> values = line.values();
        StringBuilder path = new StringBuilder();
        boolean drawing = false;
        for (int i = 0; i < values.size(); i++) {
            double value = values.get(i);
            if (!Double.isFinite(value)) {
                drawing = false;
                continue;
            }
            double x = plot.x((i + 0.5) / values.size());
            double y = plot.y(scale.position(value));
            boolean alone = !drawing && (i + 1 == values.size() || !Double.isFinite(values.get(i + 1)));
            if (alone) {
                svg.empty("circle", "class", "dot c" + line.colour(), "cx", x, "cy", y, "r", 3.0);
                continue;
            }
            path.append(drawing ? 'L' : 'M')
                    .append(Numbers.coordinate(x))
                    .append(' ')
                    .append(Numbers.coordinate(y));
            drawing = true;
        }
        if (path.length() > 0) {
            svg.empty("path", "class", "line l" + line.colour(), "d", path);
        }
    }

    private record Name(Series line, double y) {}

    /** The names at the right end, moved apart where the lines end together. */
    private void names(Markup svg, Plot plot, Scale scale) {
        List<Name> names = new ArrayList<>();
        for (Series line : series) {
            double end = line.values().stream()
                    .filter(Double::isFinite)
                    .reduce((before, last) -> last)
                    .orElse(0.0);
            names.add(new Name(line, plot.y(scale.position(end)) + 4));
        }
        names.sort(Comparator.comparingDouble(Name::y));
        double lowest = plot.bottom() + 4 - LINE * (names.size() - 1);
        double free = plot.top();
        for (Name name : names) {
            double y = Math.max(free, Math.min(name.y(), lowest));
            svg.leaf(
                    "text",
                    name.line().name(),
                    "class",
                    "strong t" + name.line().colour(),
                    "x",
                    plot.right() + 8,
                    "y",
                    y);
            free = y + LINE;
            lowest += LINE;
        }
    }
}
