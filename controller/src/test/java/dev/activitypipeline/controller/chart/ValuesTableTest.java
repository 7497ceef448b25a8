package dev.activitypipeline.controller.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The table of values in the documents is the chart's; {@code -Dgolden.update=true} writes it anew. */
class ValuesTableTest {
    private static final Path DOCUMENT = Path.of("../docs/install.md");
    private static final String BEGIN = "<!-- values -->\n";
    private static final String END = "<!-- end of values -->\n";

    @Test
    void isTheCharts() throws IOException {
        // Given
        String document = Files.readString(DOCUMENT);
        int begin = document.indexOf(BEGIN) + BEGIN.length();
        int end = document.indexOf(END);

        // When
        String table = ValuesTable.of(Helm.CHART.resolve("values.yaml")).toMarkdown();

        // Then
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(DOCUMENT, document.substring(0, begin) + table + document.substring(end));
            return;
        }
        assertThat(document.substring(begin, end)).isEqualTo(table);
    }

    @Test
    void everyValueIsExplained() throws IOException {
        assertThat(ValuesTable.of(Helm.CHART.resolve("values.yaml")).undocumented())
                .isEmpty();
    }
}
