package dev.activitypipeline.verify.report.chart;

/**
 * For which width a chart is drawn. Each chart is drawn twice, and the page shows the one that fits: text in a scaled-down drawing could
 * not be read on a phone.
 *
 * @param width of the drawing, in CSS pixels
 * @param narrow whether the drawing is for a phone
 */
public record Size(double width, boolean narrow) {
    public static final Size FULL = new Size(1032, false);
    public static final Size HALF = new Size(496, false);
    public static final Size PHONE = new Size(328, true);

    /** Room for the words at the left: as much as they need, but most of the drawing is for the data. */
    double wordsWidth(double needed) {
        return Math.min(needed, Math.min(width * 0.34, 200));
    }

    /** How many labels of that width fit beside each other without crowding. */
    int room(double plotWidth, double labelWidth) {
        return Math.max(2, (int) (plotWidth / labelWidth));
    }
}
