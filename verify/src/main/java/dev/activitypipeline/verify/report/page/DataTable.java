package dev.activitypipeline.verify.report.page;

import dev.activitypipeline.verify.report.chart.Markup;
import java.util.List;

/**
 * The numbers behind a chart, folded away.
 *
 * @param headers one per column; the first column names the row
 * @param rows texts, as many per row as there are headers
 */
record DataTable(List<String> headers, List<List<String>> rows) {
    void write(Markup page) {
        page.open("details").leaf("summary", "The numbers");
        page.open("div", "class", "scroll", "tabindex", "0", "role", "region", "aria-label", "Table");
        page.open("table").open("thead").open("tr");
        for (String header : headers) {
            page.leaf("th", header, "scope", "col");
        }
        page.close().close().open("tbody");
        for (List<String> row : rows) {
            page.open("tr").leaf("th", row.get(0), "scope", "row");
            for (String cell : row.subList(1, row.size())) {
                page.leaf("td", cell);
            }
            page.closeLine();
        }
        page.close().close().close().closeLine();
    }
}
