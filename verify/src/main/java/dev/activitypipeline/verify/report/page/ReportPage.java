package dev.activitypipeline.verify.report.page;

import dev.activitypipeline.verify.report.chart.Markup;
import dev.activitypipeline.verify.report.data.ReportData;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The whole page in one file: no script, no font, no image, nothing fetched. It is HTML and at the same time well-formed XML, so that a
 * parser can check it.
 */
public final class ReportPage {
    private ReportPage() {}

    public static String render(ReportData data) {
        Markup page = new Markup();
        page.doctype();
        page.open("html", "xmlns", "http://www.w3.org/1999/xhtml", "lang", "en");
        page.open("head");
        page.empty("meta", "charset", "utf-8");
        page.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        page.empty("meta", "name", "color-scheme", "content", "light dark");
        // Texts of people are in this page. Should one slip through the escaping, a browser still runs and loads
        // nothing.
        page.empty(
                "meta",
                "http-equiv",
                "Content-Security-Policy",
                "content",
                "default-src 'none'; style-src 'unsafe-inline'");
        page.leaf("title", PageHeader.name(data.pipeline()) + " \u2013 ActivityPipeline report");
        page.style(style());
        page.closeLine();
        page.open("body").open("main");
        PageHeader.write(page, data);
        section(page, "The run", RunSection.cards(data));
        section(page, "Activity", ActivitySection.cards(data));
        section(page, "Heart rate, sleep and mood", WellbeingSection.cards(data));
        section(page, "Dates", DatesSection.cards(data));
        section(page, "Rejected records", RejectedSection.cards(data));
        page.leaf(
                "footer",
                "Means and shares count every stored event once. \u201Call other words\u201D sums those that are too rare to show."
                        + " Written " + PageHeader.moment(data.writtenAt()) + ".");
        page.close().close().close();
        return page.toString();
    }

    private static void section(Markup page, String title, List<Card> cards) {
        if (cards.isEmpty()) {
            return;
        }
        page.open("section").leaf("h2", title).open("div", "class", "cards");
        cards.forEach(card -> card.write(page));
        page.close().closeLine();
    }

    private static String style() {
        try (InputStream css = ReportPage.class.getResourceAsStream("report.css")) {
            if (css == null) {
                throw new IllegalStateException("report.css is missing beside " + ReportPage.class.getName());
            }
            return new String(css.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("report.css cannot be read from the class path", e);
        }
    }
}
