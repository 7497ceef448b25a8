package dev.activitypipeline.producer.source.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.activitypipeline.contract.wire.Rule;
import dev.activitypipeline.producer.source.EventSource.Drawn;
import dev.activitypipeline.producer.source.FakeOutbox;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HttpSourceTest {
    private static final String EVENT =
            "{\"user_id\":5,\"date\":\"2024-01-05\",\"steps\":8042,\"calories_burned\":2310.5,\"distance_km\":5.87,"
                    + "\"active_minutes\":63,\"sleep_hours\":7.2,\"heart_rate_avg\":71,\"workout_type\":\"Running\","
                    + "\"weather_conditions\":\"Clear\",\"location\":\"Park\",\"mood\":\"Happy\"}";

    private final HttpClient client = HttpClient.newHttpClient();
    private final ConcurrentLinkedQueue<Rule> refused = new ConcurrentLinkedQueue<>();
    private final FakeOutbox outbox = FakeOutbox.unlimited();
    private HttpServer server;
    private HttpSource source;

    @BeforeEach
    void listen() throws Exception {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        source = new HttpSource(server, Clock.systemUTC(), Duration.ofMillis(1_500), refused::add);
    }

    @AfterEach
    void close() {
        source.close();
    }

    @Test
    void anAnswerWaitsForTheCommit() throws Exception {
        // Given
        CompletableFuture<HttpResponse<String>> answer = post("application/x-ndjson", EVENT + "\n\n" + EVENT);
        drawUntilSent(2);
        boolean answeredBefore = answer.isDone();
        // When
        source.committed();
        // Then
        assertThat(answeredBefore).isFalse();
        assertThat(answer.join().statusCode()).isEqualTo(200);
        assertThat(answer.join().body()).isEqualTo("{\"accepted\":2,\"first\":0,\"last\":1}");
    }

    @Test
    void requestsShareATransaction() throws Exception {
        // Given
        List<CompletableFuture<HttpResponse<String>>> answers =
                List.of(post("", EVENT), post("", EVENT), post("", EVENT));
        Thread.sleep(300);
        // When
        source.draw(outbox);
        source.committed();
        // Then
        assertThat(outbox.sent()).hasSize(3);
        assertThat(answers)
                .allSatisfy(answer -> assertThat(answer.join().statusCode()).isEqualTo(200));
    }

    @Test
    void oneBadLineRefusesTheWholeRequest() {
        // Given
        String body = EVENT + "\n" + EVENT.replace("8042", "\"8042\"") + "\n" + EVENT.replace("\"mood\"", "\"mod\"");
        // When
        HttpResponse<String> answer = post("application/x-ndjson", body).join();
        // Then
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .startsWith(
                        "{\"accepted\":0,\"errors\":[{\"line\":2,\"rule\":\"WRONG_TYPE\",\"field\":\"steps\",\"message\":\"")
                .contains("{\"line\":3,\"rule\":\"MISSING_FIELD\",\"field\":\"mood\",\"message\":\"");
        assertThat(refused).containsExactly(Rule.WRONG_TYPE, Rule.MISSING_FIELD);
    }

    @Test
    void oneEventMaySpanLinesAsJson() throws Exception {
        // Given
        CompletableFuture<HttpResponse<String>> typed =
                post("application/json; charset=utf-8", EVENT.replace(",", ",\n"));
        CompletableFuture<HttpResponse<String>> sniffed = post("", EVENT.replace(",", ",\n"));
        // When
        drawUntilSent(2);
        source.committed();
        // Then
        assertThat(typed.join().statusCode()).isEqualTo(200);
        assertThat(sniffed.join().statusCode()).isEqualTo(200);
    }

    @Test
    void otherRequestsAreToldWhatIsWrong() throws Exception {
        assertThat(post("", "").join().statusCode()).isEqualTo(400);
        assertThat(post("", "x".repeat(10 * 1024 * 1024 + 1)).join().statusCode())
                .isEqualTo(413);
        HttpRequest get = HttpRequest.newBuilder(uri("/events")).build();
        assertThat(client.send(get, BodyHandlers.ofString()).statusCode()).isEqualTo(405);
        HttpRequest elsewhere = HttpRequest.newBuilder(uri("/")).build();
        assertThat(client.send(elsewhere, BodyHandlers.ofString()).statusCode()).isEqualTo(404);
    }

    @Test
    void aRequestThatTheBrokerDoesNotTakeInTimeIsNotSentLater() throws Exception {
        // Given
        HttpResponse<String> answer = post("", EVENT).join();
        // When
        source.draw(outbox);
        // Then
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).contains("2");
        assertThat(outbox.sent()).isEmpty();
    }

    @Test
    void afterAFailureTheBrokersPositionTellsWhatWasStored() throws Exception {
        // Given
        CompletableFuture<HttpResponse<String>> first = post("", EVENT);
        drawUntilSent(1);
        CompletableFuture<HttpResponse<String>> second = post("", EVENT);
        drawUntilSent(2);
        // When
        source.resume(1, Map.of());
        FakeOutbox next = new FakeOutbox(1, 10);
        source.draw(next);
        source.committed();
        // Then
        assertThat(first.join().body()).isEqualTo("{\"accepted\":1,\"first\":0,\"last\":0}");
        assertThat(next.sent()).hasSize(1);
        assertThat(second.join().body()).isEqualTo("{\"accepted\":1,\"first\":1,\"last\":1}");
    }

    @Test
    void aStoppedSourceSendsWhatItAcceptedAndNoMore() throws Exception {
        // Given
        CompletableFuture<HttpResponse<String>> accepted = post("", EVENT);
        Thread.sleep(300);
        source.stop();
        HttpResponse<String> late = post("", EVENT).join();
        // When
        Drawn drawn = source.draw(outbox);
        Drawn after = source.draw(outbox);
        source.committed();
        // Then
        assertThat(late.statusCode()).isEqualTo(503);
        assertThat(drawn).isEqualTo(Drawn.MORE);
        assertThat(after).isEqualTo(Drawn.DONE);
        assertThat(accepted.join().statusCode()).isEqualTo(200);
    }

    private void drawUntilSent(int events) throws Exception {
        for (int round = 0; round < 50 && outbox.sent().size() < events; round++) {
            source.draw(outbox);
        }
        assertThat(outbox.sent()).hasSize(events);
    }

    private CompletableFuture<HttpResponse<String>> post(String contentType, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri("/events")).POST(BodyPublishers.ofString(body));
        if (!contentType.isEmpty()) {
            request.header("Content-Type", contentType);
        }
        return client.sendAsync(request.build(), BodyHandlers.ofString());
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }
}
