package dev.activitypipeline.controller.observability;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** When each alert fires, by promtool on made-up series; and that each test would notice if its alert no longer did. */
@EnabledIfSystemProperty(
        named = ObservabilityTools.PROPERTY,
        matches = ".+",
        disabledReason = "promtool is not installed; `make observability` does both")
class AlertsTest {
    private static final Path TESTS = Path.of("src/test/resources/observability/alerts-test.yaml");

    @TempDir
    private Path folder;

    @Test
    void promtoolTakesTheRules() throws Exception {
        // When
        var verdict = ObservabilityTools.promtool("check", "rules", AlertRule.FILE.toString());

        // Then
        assertThat(verdict.passed()).as(verdict.text()).isTrue();
    }

    @Test
    void eachFiresWhenItShouldAndNothingElseDoes() throws Exception {
        // When
        var verdict = ObservabilityTools.promtool("test", "rules", TESTS.toString());

        // Then
        assertThat(verdict.passed()).as(verdict.text()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("dev.activitypipeline.controller.observability.AlertRule#all")
    void anAlertThatAsksForAnotherMetricIsNoticed(AlertRule rule) throws Exception {
        // Given
        Path renamed = folder.resolve("alerts.yaml");
        Files.writeString(renamed, withAnotherMetric(rule));
        Path tests = folder.resolve("alerts-test.yaml");
        Files.writeString(
                tests, Files.readString(TESTS).replaceFirst("rule_files: .*", "rule_files: [" + renamed + "]"));

        // When
        var verdict = ObservabilityTools.promtool("test", "rules", tests.toString());

        // Then
        assertThat(verdict.passed()).isFalse();
        assertThat(verdict.text()).contains(rule.name());
    }

    private static String withAnotherMetric(AlertRule rule) throws IOException {
        String rules = Files.readString(AlertRule.FILE);
        int begin = rules.indexOf("expr:", rules.indexOf("alert: " + rule.name() + "\n"));
        String first = MetricName.in(rule.expression()).iterator().next();
        int metric = rules.indexOf(first, begin);
        return rules.substring(0, metric) + "not_" + rules.substring(metric);
    }
}
