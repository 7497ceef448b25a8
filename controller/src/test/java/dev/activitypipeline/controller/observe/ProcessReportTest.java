package dev.activitypipeline.controller.observe;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProcessReportTest {
    private static final String HERE = InetAddress.getLoopbackAddress().getHostAddress();

    private final ProcessReport reports = new ProcessReport();

    @ParameterizedTest
    @CsvSource({"200, '{\"state\":\"Running\"}', Running", "503, '{\"state\":\"Running\"}', ''", "200, <html>, ''"})
    void whatIsNoReportIsNone(int code, String body, String state) throws IOException {
        // Given
        HttpServer process = HttpServer.create(new InetSocketAddress(HERE, 0), 4);
        process.createContext("/status", exchange -> {
            try (exchange) {
                byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(code, bytes.length);
                exchange.getResponseBody().write(bytes);
            }
        });
        process.start();

        // When
        Optional<JsonNode> said =
                reports.of(HERE, process.getAddress().getPort()).join();
        process.stop(0);

        // Then
        assertThat(said.map(report -> report.path("state").asText()).orElse("")).isEqualTo(state);
    }

    @Test
    void manyThatDoNotAnswerAreWaitedForNoLongerThanOne() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            // When
            long begin = System.nanoTime();
            var answers = IntStream.range(0, 10)
                    .mapToObj(pod -> reports.of(HERE, silent.getLocalPort()))
                    .toList();

            // Then
            assertThat(answers.stream().map(CompletableFuture::join)).containsOnly(Optional.empty());
            assertThat(Duration.ofNanos(System.nanoTime() - begin))
                    .isBetween(Duration.ofSeconds(1), Duration.ofSeconds(5));
        }
    }
}
