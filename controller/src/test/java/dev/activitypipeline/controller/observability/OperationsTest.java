package dev.activitypipeline.controller.observability;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** docs/operations.md is read by somebody whom an alert woke up, and docs/metrics.md by whoever writes the next one. */
class OperationsTest {
    @Test
    void everyAlertHasItsSectionThatBeginsWithItsSeverityAndEverySectionItsAlert() throws IOException {
        // Given
        String document = Files.readString(Path.of("../docs/operations.md"));

        // When
        List<String> sections = document.lines()
                .filter(line -> line.startsWith("### "))
                .map(line -> line.substring("### ".length()))
                .toList();

        // Then
        assertThat(sections)
                .containsExactlyElementsOf(
                        AlertRule.all().stream().map(AlertRule::name).toList());
        assertThat(AlertRule.all()).allSatisfy(rule -> {
            String severity = rule.severity().substring(0, 1).toUpperCase(Locale.ROOT)
                    + rule.severity().substring(1);
            assertThat(document).contains("### " + rule.name() + "\n\n" + severity + ". ");
            assertThat(rule.runbook())
                    .isEqualTo("docs/operations.md#" + rule.name().toLowerCase(Locale.ROOT));
        });
    }

    @Test
    void everyMetricThatIsAskedForIsDocumented() {
        // Given
        Set<String> documented = DocumentedMetrics.series();

        // When
        Set<String> asked = new TreeSet<>();
        AlertRule.all().forEach(rule -> asked.addAll(MetricName.in(rule.expression())));
        DashboardQuery.all().forEach(query -> asked.addAll(MetricName.in(query.expression())));

        // Then
        assertThat(asked).hasSizeGreaterThan(30).isSubsetOf(documented);
    }
}
