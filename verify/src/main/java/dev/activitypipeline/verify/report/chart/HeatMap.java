package dev.activitypipeline.verify.report.chart;

import java.util.List;

/**
 * Shares in a grid: the more, the stronger the colour, and the number in every cell, so that nobody has to judge a colour. Rows need not
 * be equal in number: each is a whole. How strong the strongest colour is, is the style sheet's to say: text must be readable on it.
 *
 * @param rows words at the left
 * @param columns words above
 * @param shares from 0 to 1, one list per row; NaN where a row is empty
 */
public record HeatMap(List<String> rows, List<String> columns, List<List<Double>> shares) implements Chart {
    private static final double ROW = 38;
    private static final double HEAD = 24;

    @Override
    public double height(Size size) {
        return HEAD + ROW * rows.size();
    }

    @Override
    public void draw(Markup svg, Size size) {
        double words = 14 + rows.stream().mapToDouble(Label::width).max().orElse(0);
        double left = size.wordsWidth(words);
        double width = (size.width() - left) / columns.size();
        double most = shares.stream()
                .flatMap(List::stream)
                .filter(Double::isFinite)
                .mapToDouble(Double::doubleValue)
                .max()
                .orElse(1);
        for (int column = 0; column < columns.size(); column++) {
            svg.leaf(
                    "text",
                    head(columns.get(column), width),
                    "class",
                    "middle ink",
                    "x",
                    left + (column + 0.5) * width,
                    "y",
                    14.0);
        }
        for (int row = 0; row < rows.size(); row++) {
            double top = HEAD + row * ROW;
            svg.leaf(
                    "text",
                    Label.fit(rows.get(row), left - 12),
                    "class",
                    "end ink",
                    "x",
                    left - 12,
                    "y",
                    top + ROW / 2 + 3.5);
            for (int column = 0; column < columns.size(); column++) {
                double share = shares.get(row).get(column);
                cell(svg, share, most, left + column * width, top, width);
            }
        }
    }

    /** A word may fill its column; one that has to be cut leaves room to the next. */
    private static String head(String word, double width) {
        return Label.width(word) <= width + 2 ? word : Label.fit(word, width - 10);
    }

    private static void cell(Markup svg, double share, double most, double x, double y, double width) {
        double strength = Double.isFinite(share) && most > 0 ? 0.06 + 0.94 * share / most : 0;
        svg.empty(
                "rect",
                "class",
                "heat",
                "style",
                "--s:" + Math.round(strength * 100) / 100.0,
                "x",
                x,
                "y",
                y,
                "width",
                width - 2,
                "height",
                ROW - 2);
        svg.leaf("text", Numbers.percent(share), "class", "middle ink", "x", x + width / 2 - 1, "y", y + ROW / 2 + 3.5);
    }
}
