package dev.activitypipeline.controller.observability;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A Prometheus that scrapes our processes, labelled as the Prometheus operator would label them, and knows our rules. */
final class PrometheusServer implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Process process;
    private final int port;

    /**
     * What is scraped.
     *
     * @param labels a YAML flow mapping
     * @param honorsLabels whether the process' own labels go before these
     */
    record Target(String job, int port, String labels, boolean honorsLabels) {
        private String configuration() {
            return """
                      - job_name: %s
                        honor_labels: %s
                        static_configs:
                          - targets: ["127.0.0.1:%d"]
                            labels: %s
                    """.formatted(job, honorsLabels, port, labels);
        }
    }

    PrometheusServer(Path folder, List<Target> targets) throws IOException {
        port = FreePort.any();
        Path configuration = folder.resolve("prometheus.yaml");
        StringBuilder text =
                new StringBuilder("""
                global: {scrape_interval: 2s, evaluation_interval: 2s}
                rule_files: ["%s"]
                scrape_configs:
                """.formatted(AlertRule.FILE.toAbsolutePath().normalize()));
        targets.forEach(target -> text.append(target.configuration()));
        Files.writeString(configuration, text);
        process = new ProcessBuilder(
                        ObservabilityTools.program("prometheus"),
                        "--config.file=" + configuration,
                        "--storage.tsdb.path=" + folder.resolve("series"),
                        "--web.listen-address=127.0.0.1:" + port)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("prometheus.log").toFile())
                .start();
    }

    boolean isReady() {
        try {
            return get("/-/ready").statusCode() == 200;
        } catch (UncheckedIOException notYet) {
            return false;
        }
    }

    /** The answer to a query at this moment: {@code status}, and {@code data} or {@code error}. */
    JsonNode query(String expression) {
        return ask("/api/v1/query?query=" + encoded(expression));
    }

    /** The query's syntax tree, in the same frame. */
    JsonNode parse(String expression) {
        return ask("/api/v1/parse_query?query=" + encoded(expression));
    }

    /** The rules, with their health and their alerts. */
    JsonNode rules() {
        return ask("/api/v1/rules").path("data").path("groups");
    }

    /** How many series the query finds. */
    int count(String expression) {
        return query(expression).at("/data/result").size();
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().orTimeout(20, java.util.concurrent.TimeUnit.SECONDS).join();
    }

    private JsonNode ask(String path) {
        try {
            return JSON.readTree(get(path).body());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private java.net.http.HttpResponse<String> get(String path) {
        try {
            return HTTP.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                            .timeout(Duration.ofSeconds(10))
                            .build(),
                    BodyHandlers.ofString());
        } catch (IOException nobody) {
            throw new UncheckedIOException(nobody);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static String encoded(String expression) {
        return URLEncoder.encode(expression, StandardCharsets.UTF_8);
    }
}
