package dev.activitypipeline.controller.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.activitypipeline.controller.api.v1alpha1.ActivityPipeline;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.javaoperatorsdk.operator.api.reconciler.Constants;
import io.javaoperatorsdk.operator.monitoring.micrometer.MicrometerMetrics;
import io.javaoperatorsdk.operator.processing.GroupVersionKind;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PipelineMetricsTest {
    private static final String RUNNING = """
            apiVersion: activity.dev/v1alpha1
            kind: ActivityPipeline
            metadata: {name: fitness, namespace: demo}
            spec:
              kafka: {bootstrapServers: "kafka:9092"}
              topic: {name: user-activity, partitions: 6}
              store: {size: 10Gi}
            status:
              phase: Running
              conditions:
                - {type: Ready, status: "True", reason: Running}
                - {type: Degraded, status: "False", reason: Running}
              producer: {replicas: 2, ready: 1, acknowledged: 2000}
              stream: {lag: 7, stored: 1990, rejected: {BAD_DATE: 3}, restarts: 1, lastCommitTime: "2024-01-01T00:00:10Z", unreadExpiresAt: "2024-01-01T06:00:00Z"}
            """;

    private final AtomicReference<List<ActivityPipeline>> known = new AtomicReference<>(List.of());
    private final PipelineMetrics metrics = new PipelineMetrics("0.1.0");

    PipelineMetricsTest() {
        metrics.tellOf(() -> known.get().stream());
    }

    @Test
    void whatTheResourceSaysIsToldInNumbers() {
        // Given
        known.set(List.of(pipeline(RUNNING)));

        // When
        Stream<String> scraped = scraped();

        // Then
        assertThat(scraped)
                .contains(
                        "activitypipeline_info{format=\"delta\",namespace=\"demo\",pipeline=\"fitness\",topic=\"user-activity\"} 1",
                        "activitypipeline_phase{namespace=\"demo\",phase=\"Running\",pipeline=\"fitness\"} 1.0",
                        "activitypipeline_phase{namespace=\"demo\",phase=\"Degraded\",pipeline=\"fitness\"} 0.0",
                        "activitypipeline_condition{condition=\"Ready\",namespace=\"demo\",pipeline=\"fitness\",reason=\"Running\"} 1.0",
                        "activitypipeline_condition{condition=\"Degraded\",namespace=\"demo\",pipeline=\"fitness\",reason=\"Running\"} 0.0",
                        "activitypipeline_producers{namespace=\"demo\",pipeline=\"fitness\"} 2.0",
                        "activitypipeline_producers_ready{namespace=\"demo\",pipeline=\"fitness\"} 1.0",
                        "activitypipeline_acknowledged_events{namespace=\"demo\",pipeline=\"fitness\"} 2000.0",
                        "activitypipeline_lag_offsets{namespace=\"demo\",pipeline=\"fitness\"} 7.0",
                        "activitypipeline_stored_rows{namespace=\"demo\",pipeline=\"fitness\"} 1990.0",
                        "activitypipeline_rejected_rows{namespace=\"demo\",pipeline=\"fitness\",rule=\"BAD_DATE\"} 3.0",
                        "activitypipeline_driver_restarts{namespace=\"demo\",pipeline=\"fitness\"} 1.0",
                        "activitypipeline_last_commit_timestamp_seconds{namespace=\"demo\",pipeline=\"fitness\"} 1.70406721E9",
                        "activitypipeline_unread_expiry_timestamp_seconds{namespace=\"demo\",pipeline=\"fitness\"} 1.7040888E9");
    }

    @Test
    void whatTheStatusDoesNotSayHasNoValue() {
        // Given
        known.set(List.of(pipeline(RUNNING.replaceAll("(?s)status:\n.*", ""))));

        // When
        List<String> scraped =
                scraped().filter(line -> line.contains("fitness")).toList();

        // Then
        assertThat(scraped).singleElement().asString().startsWith("activitypipeline_info{");
    }

    @Test
    void aPipelineThatIsGoneHasNoMetrics() {
        // Given
        known.set(List.of(pipeline(RUNNING), pipeline(RUNNING.replace("name: fitness", "name: other"))));
        metrics.scrape();

        // When
        known.set(List.of(pipeline(RUNNING.replace("name: fitness", "name: other"))));

        // Then
        assertThat(scraped()).noneMatch(line -> line.contains("fitness")).anyMatch(line -> line.contains("other"));
    }

    @Test
    void aConditionHasOneReasonAtATime() {
        // Given
        known.set(List.of(pipeline(RUNNING)));
        metrics.scrape();

        // When
        known.set(List.of(pipeline(RUNNING.replace(
                "Ready, status: \"True\", reason: Running", "Ready, status: \"False\", reason: Stalled"))));

        // Then
        assertThat(scraped().filter(line -> line.contains("condition=\"Ready\"")))
                .containsExactly(
                        "activitypipeline_condition{condition=\"Ready\",namespace=\"demo\",pipeline=\"fitness\",reason=\"Stalled\"} 0.0");
    }

    @Test
    void aStatusThatSaysTheSameTwiceDoesNotFailTheScrape() {
        // Given
        known.set(List.of(
                pipeline(RUNNING.replace("{type: Degraded, status: \"False\"", "{type: Ready, status: \"False\""))));

        // Then
        assertThat(scraped().filter(line -> line.contains("condition=\"Ready\"")))
                .containsExactly(
                        "activitypipeline_condition{condition=\"Ready\",namespace=\"demo\",pipeline=\"fitness\",reason=\"Running\"} 1.0");
    }

    @Test
    void typesAndNamesAreThoseThatDashboardsKnow() {
        // Given
        known.set(List.of(pipeline(RUNNING)));

        // Then
        assertThat(metrics.scrape().lines())
                .contains(
                        "# TYPE activitypipeline_info gauge",
                        "# TYPE activitypipeline_controller_info gauge",
                        "# TYPE activitypipeline_lag_offsets gauge",
                        "# HELP activitypipeline_lag_offsets Offsets in the topic that are not stored yet");
    }

    @Test
    void whatTheFrameworkCountsHasTheNameThatTheAlertAsksFor() {
        // Given
        MicrometerMetrics framework = MicrometerMetrics.withoutPerResourceMetrics(metrics.registry());

        // When
        framework.failedReconciliation(
                pipeline(RUNNING),
                new IllegalStateException("refused"),
                Map.of(Constants.RESOURCE_GVK_KEY, GroupVersionKind.gvkFor(ActivityPipeline.class)));

        // Then
        assertThat(scraped().filter(line -> line.startsWith("operator_sdk_reconciliations_failed_total")))
                .singleElement()
                .asString()
                .contains("exception=\"IllegalStateException\"", "kind=\"ActivityPipeline\"")
                .endsWith(" 1.0");
    }

    @Test
    void theTimeOfAReconciliationHasFewBuckets() {
        // When
        Timer.builder("operator.sdk.controllers.execution.reconcile")
                .publishPercentileHistogram()
                .register(metrics.registry())
                .record(Duration.ofMillis(20));

        // Then
        assertThat(scraped().filter(line -> line.contains("_bucket{"))).hasSize(10);
    }

    private Stream<String> scraped() {
        return metrics.scrape().lines().filter(line -> !line.startsWith("#"));
    }

    private static ActivityPipeline pipeline(String yaml) {
        return Serialization.unmarshal(yaml, ActivityPipeline.class);
    }
}
