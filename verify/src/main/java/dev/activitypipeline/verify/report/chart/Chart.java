package dev.activitypipeline.verify.report.chart;

/** One chart: draws itself in a given width, and says its height. */
public interface Chart {
    double height(Size size);

    /** Draws the inside of the {@code svg} element. */
    void draw(Markup svg, Size size);

    /**
     * Writes the whole {@code svg} element.
     *
     * @param id unique in the page; names the title and the description for screen readers
     */
    default void write(Markup page, Size size, String id, String title, String description) {
        page.open(
                "svg",
                "xmlns",
                "http://www.w3.org/2000/svg",
                "class",
                size.narrow() ? "narrow" : "wide",
                "viewBox",
                "0 0 " + Numbers.coordinate(size.width()) + " " + Numbers.coordinate(height(size)),
                "role",
                "img",
                "aria-labelledby",
                id + "-title " + id + "-desc");
        page.leaf("title", title, "id", id + "-title");
        page.leaf("desc", description, "id", id + "-desc");
        draw(page, size);
        page.closeLine();
    }
}
