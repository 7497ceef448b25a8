package dev.activitypipeline.producer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.activitypipeline.contract.settings.ProducerSource;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HttpBrokerTest {
    @TempDir
    private Path acknowledgements;

    @Test
    void answeredRequestsAreInTheTopicAndRefusedOnesAreNot() throws Exception {
        // Given
        DevelopmentBroker.shared().createTopic("http", 3);
        HttpClient client = HttpClient.newHttpClient();
        try (ProducerChild child =
                ProducerChild.start(ProducerChild.settings("http", new ProducerSource.Http(0), acknowledgements))) {
            Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> child.number("httpPort") > 0);
            URI events = URI.create("http://127.0.0.1:" + child.number("httpPort") + "/events");
            // When
            List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
            for (int request = 0; request < 40; request++) {
                String bad = request % 10 == 9 ? event(7).replace("8042", "\"8042\"") : event(8);
                String body = event(request * 3 + 1) + "\n" + event(request * 3 + 2) + "\n" + bad + "\n";
                answers.add(client.sendAsync(post(events, body), HttpResponse.BodyHandlers.ofString()));
            }
            CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new)).join();
            // Then
            for (int request = 0; request < 40; request++) {
                HttpResponse<String> answer = answers.get(request).join();
                assertThat(answer.statusCode()).as(answer.body()).isEqualTo(request % 10 == 9 ? 400 : 200);
                assertThat(answer.body())
                        .contains(
                                request % 10 == 9
                                        ? "{\"accepted\":0,\"errors\":[{\"line\":3,\"rule\":\"WRONG_TYPE\",\"field\":\"steps\""
                                        : "{\"accepted\":3,\"first\":");
            }
            TopicContents.read("http").mustBeContiguous(36 * 3);
            child.terminate();
            assertThat(child.exitCode(Duration.ofSeconds(10)))
                    .as(child.output())
                    .isZero();
        }
    }

    private static HttpRequest post(URI uri, String body) {
        return HttpRequest.newBuilder(uri)
                .header("Content-Type", "application/x-ndjson")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }

    private static String event(int user) {
        return "{\"user_id\":" + user
                + ",\"date\":\"2024-01-05\",\"steps\":8042,\"calories_burned\":2310.5,\"distance_km\":5.87,"
                + "\"active_minutes\":63,\"sleep_hours\":7.2,\"heart_rate_avg\":71,\"workout_type\":\"Running\","
                + "\"weather_conditions\":\"Clear\",\"location\":\"Park\",\"mood\":\"Happy\"}";
    }
}
