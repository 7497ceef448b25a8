package dev.activitypipeline.producer.status;

import static org.assertj.core.api.Assertions.assertThat;

import dev.activitypipeline.contract.wire.Rule;
import dev.activitypipeline.producer.status.ProducerStatus.Problem;
import dev.activitypipeline.producer.status.ProducerStatus.State;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StatusServerTest {
    private static final long SECOND = 1_000_000_000L;

    private long now;
    private final ProducerStatus status = new ProducerStatus("fitness-0", "simulate", () -> now);
    private final ProducerMetrics metrics = new ProducerMetrics("fitness", status);
    private final StatusServer server = new StatusServer(0, status, metrics);

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void aRunningProducerTellsHowFarItIs() throws Exception {
        // Given
        status.countsRefused(metrics::refused);
        status.running("Zm9v", 100);
        metrics.refused(Rule.WRONG_TYPE);
        now = SECOND;
        status.acknowledged(1_000, 1_100);
        now = 2 * SECOND;
        // When
        String body = get("/status").body();
        // Then
        assertThat(body)
                .isEqualTo(
                        "{\"producer\":\"fitness-0\",\"state\":\"Running\",\"source\":\"simulate\",\"nextSeq\":1100,"
                                + "\"acknowledged\":1000,\"refused\":1,\"eventsPerSecond\":500.0,\"topicId\":\"Zm9v\",\"problem\":null}");
        assertThat(get("/readyz").statusCode()).isEqualTo(200);
    }

    @Test
    void aProblemIsTold() throws Exception {
        // Given
        status.hindered(new Problem("BrokerUnreachable", "no \"broker\""));
        status.listensOn(8080);
        // When
        String body = get("/status").body();
        // Then
        assertThat(body)
                .contains("\"state\":\"Starting\"")
                .contains("\"problem\":{\"reason\":\"BrokerUnreachable\",\"message\":\"no \\\"broker\\\"\"}")
                .contains("\"httpPort\":8080");
        assertThat(get("/readyz").statusCode()).isEqualTo(503);
        assertThat(get("/healthz").statusCode()).isEqualTo(200);
    }

    @Test
    void aLongWaitForTheBrokerIsAProblem() {
        // Given
        status.running("Zm9v", 0);
        status.awaitsBroker();
        // When
        now += 12 * SECOND;
        // Then
        assertThat(status.problem().reason()).isEqualTo("BrokerSlow");
    }

    @Test
    void aFailedProducerIsNotHealthy() throws Exception {
        // Given
        status.ended(State.FAILED);
        // When
        int code = get("/healthz").statusCode();
        // Then
        assertThat(code).isEqualTo(503);
    }

    @Test
    void metricsBearTheirNames() throws Exception {
        // Given
        metrics.sent(7);
        metrics.committed(7, SECOND);
        metrics.refused(Rule.BAD_DATE);
        metrics.countDuplicates(() -> 3);
        metrics.failed("Fenced");
        // When
        String body = get("/metrics").body();
        // Then
        assertThat(body)
                .contains("activitypipeline_producer_sent_events_total{pipeline=\"fitness\"} 7.0")
                .contains("activitypipeline_producer_acknowledged_events_total{pipeline=\"fitness\"} 7.0")
                .contains("activitypipeline_producer_refused_records_total{pipeline=\"fitness\",rule=\"BAD_DATE\"} 1.0")
                .contains("activitypipeline_producer_duplicate_records_total{pipeline=\"fitness\"} 3.0")
                .contains("activitypipeline_producer_transaction_seconds_bucket{pipeline=\"fitness\",le=\"1.0\"} 1")
                .contains("activitypipeline_producer_state{pipeline=\"fitness\",state=\"Starting\"} 1.0")
                .contains("activitypipeline_producer_failures_total{pipeline=\"fitness\",reason=\"Fenced\"} 1.0")
                .contains("jvm_memory_used_bytes");
    }

    @Test
    void theRateForgetsAfterFiveSeconds() {
        // Given
        RateMeter meter = new RateMeter(() -> now);
        for (int second = 0; second < 10; second++) {
            now = second * SECOND;
            meter.add(100);
        }
        now = 10 * SECOND;
        double busy = meter.perSecond();
        // When
        now = 60 * SECOND;
        // Then
        assertThat(busy).isEqualTo(100);
        assertThat(meter.perSecond()).isZero();
    }

    private HttpResponse<String> get(String path) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                                .build(),
                        BodyHandlers.ofString());
    }
}
