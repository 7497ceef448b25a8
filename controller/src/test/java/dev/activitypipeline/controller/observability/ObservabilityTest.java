package dev.activitypipeline.controller.observability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.activitypipeline.controller.TestApiServer;
import dev.activitypipeline.controller.chart.ControllerProcess;
import dev.activitypipeline.controller.observability.PrometheusServer.Target;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every query of every dashboard and every alert, put to a Prometheus that scrapes a real run: broker, producer, stream, and beside them the controller
 * against an API server, where its programs are found.
 */
@EnabledIfSystemProperty(
        named = ObservabilityTools.PROPERTY,
        matches = ".+",
        disabledReason = "prometheus is not installed; `make observability` does both")
class ObservabilityTest {
    private static final int SCRAPES = 25;

    /** Stays for who wants to see the logs. */
    private static final Path FOLDER = Path.of("target/observability").toAbsolutePath();

    private static LocalRun run;
    private static Optional<ClusterOfOnePipeline> cluster = Optional.empty();
    private static Optional<ControllerProcess> controller = Optional.empty();
    private static PrometheusServer prometheus;

    @BeforeAll
    static void start() throws Exception {
        clear(FOLDER);
        run = new LocalRun(FOLDER);
        List<Target> targets = new ArrayList<>(List.of(
                new Target(
                        "demo/fitness-monitor",
                        LocalRun.PRODUCER,
                        pod("demo", "fitness-producer-0", "producer"),
                        false),
                new Target(
                        "demo/fitness-monitor-1", LocalRun.STREAM, pod("demo", "fitness-stream-0", "driver"), false)));
        if (System.getenv(TestApiServer.PROGRAMS) != null) {
            cluster = Optional.of(new ClusterOfOnePipeline());
            controller = Optional.of(ControllerProcess.start(
                    "controller-0",
                    Map.of(
                            "PRODUCER_IMAGE", "producer:1",
                            "STREAM_IMAGE", "stream:1",
                            "VERIFY_IMAGE", "verify:1",
                            "BIGQUERY_IMAGE", "bigquery:1",
                            "TOPIC_OPERATOR_KAFKA", "{\"bootstrapServers\": \"127.0.0.1:" + run.brokerPort() + "\"}",
                            "POD_MONITOR_LABELS", ""),
                    Files.writeString(
                            FOLDER.resolve("kubeconfig"), cluster.get().kubeConfig()),
                    FOLDER));
            cluster.get().bringUp();
            targets.add(new Target(
                    "activity-system/controller",
                    controller.get().port(),
                    pod("activity-system", "controller-0", "controller"),
                    true));
        }
        prometheus = new PrometheusServer(FOLDER, targets);
        await(() -> prometheus.isReady() && prometheus.count("up == 1") == targets.size());
        await(() -> prometheus.count("activitypipeline_stream_lag_offsets") == 1);
        if (controller.isPresent()) {
            await(() -> prometheus.count("activitypipeline_phase{phase=\"Running\"} == 1") == 1);
        }
        await(() -> prometheus.count("count_over_time(activitypipeline_stream_lag_offsets[5m]) >= " + SCRAPES) == 1);
    }

    @AfterAll
    static void stop() throws InterruptedException {
        if (prometheus != null) {
            prometheus.close();
        }
        controller.ifPresent(ControllerProcess::close);
        cluster.ifPresent(ClusterOfOnePipeline::close);
        if (run != null) {
            try (LocalRun ending = run) {
                assertThat(ending.stop()).as("the run's own proof").isZero();
            }
        }
    }

    static Stream<DashboardQuery> panels() {
        return DashboardQuery.all().stream();
    }

    static Stream<AlertRule> alerts() {
        return AlertRule.all().stream();
    }

    @ParameterizedTest
    @MethodSource("panels")
    void everyPanelShowsSomething(DashboardQuery query) {
        // Given
        assumeScraped(query.expression());

        // When
        Optional<String> fault = new QueryCheck(prometheus)
                .faultOf(
                        query.askedFor(ClusterOfOnePipeline.NAMESPACE, ClusterOfOnePipeline.PIPELINE),
                        query.labelsOfTheLegend());

        // Then
        assertThat(fault).as(query.expression()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("alerts")
    void everyAlertAsksForWhatThereIs(AlertRule rule) {
        // Given
        assumeScraped(rule.expression());

        // When
        Optional<String> fault = new QueryCheck(prometheus)
                .faultOf(rule.expression())
                .filter(what -> !DocumentedMetrics.nameLaterOne(what));

        // Then
        assertThat(fault).as(rule.expression()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("panels")
    void aPanelThatAskedForAnotherMetricWouldBeNoticed(DashboardQuery query) {
        // Given
        assumeScraped(query.expression());
        String asked = query.askedFor(ClusterOfOnePipeline.NAMESPACE, ClusterOfOnePipeline.PIPELINE);

        for (String metric : MetricName.in(asked)) {
            // When
            Optional<String> fault =
                    new QueryCheck(prometheus).faultOf(asked.replace(metric, "not_" + metric), List.of());

            // Then
            assertThat(fault).as("without " + metric).isPresent();
        }
    }

    @ParameterizedTest
    @MethodSource("alerts")
    void anAlertThatAskedForAnotherMetricOrLabelWouldBeNoticed(AlertRule rule) {
        // Given
        assumeScraped(rule.expression());
        QueryCheck check = new QueryCheck(prometheus);

        for (String metric : MetricName.in(rule.expression())) {
            // When
            Optional<String> fault = check.faultOf(rule.expression().replace(metric, "not_" + metric));

            // Then
            assertThat(fault).as("without " + metric).isPresent();
        }
        if (rule.expression().contains("by (namespace,")) {
            assertThat(check.faultOf(rule.expression().replace("by (namespace,", "by (name_space,")))
                    .isPresent();
        }
    }

    @Test
    void prometheusTakesEveryRuleAndNoneFires() {
        // When
        List<JsonNode> rules = new ArrayList<>();
        prometheus.rules().forEach(group -> group.path("rules").forEach(rules::add));

        // Then
        assertThat(rules).hasSameSizeAs(AlertRule.all()).allSatisfy(rule -> {
            assertThat(rule.path("health").asText()).isEqualTo("ok");
            assertThat(rule.path("state").asText()).as(rule.toString()).isNotEqualTo("firing");
        });
    }

    @ParameterizedTest
    @CsvSource({"The stream", "The producer", "The controller"})
    void aProcessServesWhatTheDocumentSaysAndTheDocumentWhatItServes(String section) throws Exception {
        // Given
        assumeTrue(controller.isPresent() || !section.equals("The controller"));
        int port =
                switch (section) {
                    case "The stream" -> LocalRun.STREAM;
                    case "The producer" -> LocalRun.PRODUCER;
                    default -> controller.orElseThrow().port();
                };

        // When
        String text = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/metrics"))
                                .build(),
                        BodyHandlers.ofString())
                .body();

        // Then
        assertThat(DocumentedMetrics.scraped(text))
                .containsAll(DocumentedMetrics.always("Every process", section))
                .isSubsetOf(DocumentedMetrics.of("Every process", section));
    }

    private static String pod(String namespace, String pod, String container) {
        return "{namespace: %s, pod: %s, container: %s}".formatted(namespace, pod, container);
    }

    /** Without an API server there is no controller to scrape. */
    private static void assumeScraped(String expression) {
        assumeTrue(!MetricName.isNotInTheRun(expression), "is not in a run that is well");
        assumeTrue(
                controller.isPresent() || !MetricName.ofController(expression),
                "asks for the controller's metrics, and there are no programs of an API server");
    }

    private static void clear(Path tree) throws IOException {
        if (Files.exists(tree)) {
            try (Stream<Path> files = Files.walk(tree)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private static void await(Callable<Boolean> condition) {
        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(500))
                .ignoreExceptions()
                .until(() -> {
                    assertThat(run.isAlive()).as("the run").isTrue();
                    return condition.call();
                });
    }
}
