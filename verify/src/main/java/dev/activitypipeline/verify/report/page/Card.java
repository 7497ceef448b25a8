package dev.activitypipeline.verify.report.page;

import dev.activitypipeline.verify.report.chart.Chart;
import dev.activitypipeline.verify.report.chart.Markup;
import dev.activitypipeline.verify.report.chart.Size;

/** One finding of the page: a title, a sentence, and what shows it. */
sealed interface Card {
    void write(Markup page);

    /**
     * A chart with its table.
     *
     * @param id unique in the page
     * @param finding the sentence that the chart shows; also its description for those who cannot see it
     * @param size {@link Size#FULL} or {@link Size#HALF} of the page's width
     */
    record Figure(String id, String title, String finding, Size size, Chart chart, DataTable table) implements Card {
        @Override
        public void write(Markup page) {
            page.open("figure", "class", size.equals(Size.FULL) ? "card full" : "card", "id", id);
            page.open("figcaption").leaf("h3", title).leaf("p", finding).closeLine();
            chart.write(page, size, id, title, finding);
            chart.write(page, Size.PHONE, id + "-phone", title, finding);
            table.write(page);
            page.closeLine();
        }
    }

    /** Says why there is nothing to show. */
    record Empty(String id, String title, String why) implements Card {
        @Override
        public void write(Markup page) {
            page.open("div", "class", "card empty", "id", id)
                    .leaf("h3", title)
                    .leaf("p", why)
                    .closeLine();
        }
    }
}
