package dev.activitypipeline.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StatusEndpointTest {
    private HttpServer server;
    private volatile String answer = "";

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/status", exchange -> {
            byte[] body = answer.getBytes(UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void readsTheStreamsStatus() {
        // Given
        answer = """
                {"pipeline":"fitness","state":"Running","topicId":"x","batchId":12,"offsets":{"0":{"stored":123,"end":130}},\
                "lag":7,"stored":1200,"rejected":{"MALFORMED_JSON":3},"lastCommitTime":null,"batchMillis":180,"problem":null}""";
        StatusEndpoint<StreamStatus> endpoint = endpoint();

        // When
        pollUntilAnswered(endpoint);

        // Then
        assertThat(endpoint.latest())
                .contains(new StreamStatus("Running", 12, Map.of(0, 123L), 7, 1200, Map.of("MALFORMED_JSON", 3L), 180));
    }

    @Test
    void keepsWhatWasSaidLastWhileAProcessStartsAgain() throws InterruptedException {
        // Given
        answer = "{\"state\":\"Running\",\"batchId\":3,\"stored\":70}";
        StatusEndpoint<StreamStatus> endpoint = endpoint();
        pollUntilAnswered(endpoint);
        answer = "{\"state\":\"Starting\",\"batchId\":-1,\"stored\":0}";

        // When
        endpoint.moveTo(server.getAddress().getPort());
        for (int i = 0; i < 5; i++) {
            endpoint.poll();
            Thread.sleep(50);
        }

        // Then
        assertThat(endpoint.hasAnswered()).isFalse();
        assertThat(endpoint.latest().orElseThrow().stored()).isEqualTo(70);
    }

    @Test
    void aProcessThatIsAwayIsNoError() throws InterruptedException {
        // Given
        StatusEndpoint<ProducerStatus> endpoint = new StatusEndpoint<>(ProducerStatus::of);
        endpoint.moveTo(1);

        // When
        endpoint.poll();
        Thread.sleep(200);
        endpoint.poll();

        // Then
        assertThat(endpoint.latest()).isEmpty();
    }

    private StatusEndpoint<StreamStatus> endpoint() {
        StatusEndpoint<StreamStatus> endpoint = new StatusEndpoint<>(StreamStatus::of);
        endpoint.moveTo(server.getAddress().getPort());
        return endpoint;
    }

    private static void pollUntilAnswered(StatusEndpoint<?> endpoint) {
        await().until(() -> {
            endpoint.poll();
            return endpoint.hasAnswered();
        });
    }
}
