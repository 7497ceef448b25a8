package dev.activitypipeline.verify.report.chart;

/**
 * The rectangle inside of the axes, in pixels from the top left of the drawing.
 *
 * @param left edge
 * @param top edge
 * @param right edge
 * @param bottom edge
 */
record Plot(double left, double top, double right, double bottom) {
    double width() {
        return right - left;
    }

    double height() {
        return bottom - top;
    }

    /** @param position from 0 at the left to 1 at the right */
    double x(double position) {
        return left + position * width();
    }

    /** @param position from 0 at the bottom to 1 at the top */
    double y(double position) {
        return bottom - position * height();
    }

    /** Horizontal grid lines with labels at their left, and the unit above the topmost label. */
    void verticalAxis(Markup svg, Scale scale, String unit) {
        for (double tick : scale.ticks()) {
            double y = y(scale.position(tick));
            svg.empty("line", "class", tick == 0 ? "base" : "grid", "x1", left, "x2", right, "y1", y, "y2", y);
            svg.leaf("text", scale.label(tick), "class", "end", "x", left - 8, "y", y + 4);
        }
        svg.leaf("text", unit, "class", "unit", "x", 0.0, "y", 12.0);
    }

    /** A label below the plot; kept inside of the drawing at its edges. */
    void tickBelow(Markup svg, double x, String label, double drawingWidth) {
        svg.empty("line", "class", "tick", "x1", x, "x2", x, "y1", bottom, "y2", bottom + 5);
        double half = Label.width(label) / 2;
        String anchor = x - half < 0 ? "start" : x + half > drawingWidth ? "end" : "middle";
        double at = anchor.equals("start") ? 0 : anchor.equals("end") ? drawingWidth : x;
        svg.leaf("text", label, "class", anchor, "x", at, "y", bottom + 19);
    }

    /** What the horizontal axis measures, below its labels at the right. */
    void unitBelow(Markup svg, String unit) {
        svg.leaf("text", unit, "class", "unit end", "x", right, "y", bottom + 36);
    }
}
