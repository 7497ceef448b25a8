package dev.activitypipeline.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** People's own events through a whole pipeline: what is an event is stored once, and of what is none each line is told. */
@Tag("end-to-end")
class SourcesTest {
    private static final int ROWS = 100_000;
    private static final int BATCH = 5_000;
    private static final int SINGLE_EVENTS = 40;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir
    Path folder;

    @Test
    void aFolderOfFilesIsStoredAndEachBadLineIsTold() throws Exception {
        // Given
        FaultyCsv csv = FaultyCsv.generate(17, ROWS);
        csv.writeTo(Files.createDirectories(folder.resolve("files")).resolve("activities.csv"));
        Path manifest = manifest("""
                producer: {source: {files: {claim: my-data, path: "*.csv", watch: false}}}
                  store: {size: 10Gi, retention: 36500d}""");

        // When
        try (Launch launch =
                Launch.of(manifest, store(), "--files", folder.resolve("files").toString())) {
            String printed = launch.mustEndWith(0);

            // Then
            assertThat(printed)
                    .contains(Launch.VERIFIED)
                    .contains("events    99,000 rows")
                    .contains("rejected  0 rows")
                    .contains("refused   1,000 by the producers")
                    .contains("fitness-0-refused.jsonl")
                    .doesNotContain("torn")
                    .containsPattern("acknowledged +99,000\n");
        }
        assertThat(csv.goodRows()).isEqualTo(99_000);
        assertThat(storedRows()).isEqualTo(99_000);
        List<JsonNode> told = refusedLines("fitness-0");
        assertThat(told)
                .hasSize(1_000)
                .allMatch(line -> line.path("file").asText().equals("activities.csv"));
        assertThat(told.stream().map(line -> line.path("line").asLong()))
                .containsExactlyElementsOf(csv.faults().keySet());
        assertThat(told).zipSatisfy(csv.faults().values(), (line, fault) -> {
            assertThat(line.path("rule").asText()).as("%s", line).isEqualTo(fault.rule.name());
            assertThat(line.path("field").asText()).as("%s", line).isEqualTo(fault.field);
            assertThat(line.path("message").asText()).contains(fault.message);
        });
    }

    @Test
    void whatAnHttpClientWasToldIsAcceptedIsStoredAndNothingElse() throws Exception {
        // Given
        int port = twoFreePorts();
        Path manifest = manifest("""
                producer: {replicas: 2, source: {http: {port: %d}}}
                  validation: {unknownFields: Reject, allowed: {mood: [Happy, Neutral, Stressed, Tired]}}""".formatted(port));
        try (Launch launch = Launch.of(manifest, store())) {
            launch.await("produced ");
            awaitListener(port);
            awaitListener(port + 1);

            // When
            List<Long> numbers = new ArrayList<>();
            for (HttpResponse<String> answer : postEach(port, event(1), SINGLE_EVENTS)) {
                numbers.addAll(accepted(answer, 1));
            }
            numbers.addAll(accepted(post(port, batch(BATCH)), BATCH));
            for (HttpResponse<String> answer : postEach(port + 1, event(2), SINGLE_EVENTS)) {
                accepted(answer, 1);
            }
            List<String> bad = new ArrayList<>(batch(100).lines().toList());
            bad.set(1, "{\"user_id\":1}");
            bad.set(49, event(3).replace("2024-01-05", "2024-02-30"));
            bad.set(99, "not JSON");
            HttpResponse<String> refused = post(port, String.join("\n", bad));
            HttpResponse<String> refusedToo = post(port + 1, event(4).replace("71", "\"71\""));
            String printed = launch.stop().mustEndWith(0);

            // Then
            assertThat(numbers)
                    .containsExactlyInAnyOrderElementsOf(IntStream.range(0, SINGLE_EVENTS + BATCH)
                            .mapToObj(Long::valueOf)
                            .toList());
            assertThat(errors(refused))
                    .containsExactly("2 MISSING_FIELD date", "50 BAD_DATE date", "100 MALFORMED_JSON ");
            assertThat(errors(refusedToo)).containsExactly("1 WRONG_TYPE heart_rate_avg");
            assertThat(printed)
                    .contains(Launch.VERIFIED)
                    .contains("events    5,080 rows")
                    .contains("rejected  0 rows")
                    .containsPattern("acknowledged +5,080\n");
            assertThat(launch.state().processes()).isEmpty();
        }
        assertThat(storedRows()).isEqualTo(BATCH + 2 * SINGLE_EVENTS);
    }

    private Path store() {
        return folder.resolve("store");
    }

    private Path manifest(String source) throws IOException {
        return Files.writeString(folder.resolve("pipeline.yaml"), """
                apiVersion: activity.dev/v1alpha1
                kind: ActivityPipeline
                metadata: {name: fitness}
                spec:
                  kafka: {bootstrapServers: "kafka:9092"}
                  topic: {name: user-activity, partitions: 3}
                  %s
                """.formatted(source));
    }

    private long storedRows() throws IOException {
        return Launch.newestBatch(store()).at("/totals/stored").asLong();
    }

    /** What the producer reported beside its ledger. */
    private List<JsonNode> refusedLines(String producer) throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : Files.readAllLines(store().resolve("_local/acks").resolve(producer + "-refused.jsonl"))) {
            lines.add(JSON.readTree(line));
        }
        return lines;
    }

    /** The producers of a pipeline listen on ports in a row. */
    private static int twoFreePorts() throws IOException {
        while (true) {
            try (ServerSocket socket = new ServerSocket(0)) {
                int port = socket.getLocalPort();
                if (port < 65_535 && Ports.isFree(port + 1)) {
                    return port;
                }
            }
        }
    }

    private static void awaitListener(int port) {
        HttpRequest wrongMethod = HttpRequest.newBuilder(uri(port)).GET().build();
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .ignoreExceptions()
                .until(() -> HTTP.send(wrongMethod, BodyHandlers.discarding()).statusCode() == 405);
    }

    /** All at once: requests share transactions. */
    private static List<HttpResponse<String>> postEach(int port, String event, int times) {
        List<CompletableFuture<HttpResponse<String>>> answers = IntStream.range(0, times)
                .mapToObj(i -> HTTP.sendAsync(request(port, event), BodyHandlers.ofString()))
                .toList();
        return answers.stream().map(CompletableFuture::join).toList();
    }

    private static HttpResponse<String> post(int port, String body) throws IOException, InterruptedException {
        return HTTP.send(request(port, body), BodyHandlers.ofString());
    }

    private static HttpRequest request(int port, String body) {
        return HttpRequest.newBuilder(uri(port))
                .header("Content-Type", "application/x-ndjson")
                .POST(BodyPublishers.ofString(body))
                .build();
    }

    private static URI uri(int port) {
        return URI.create("http://127.0.0.1:" + port + "/events");
    }

    /** The sequence numbers that an answer names. */
    private static List<Long> accepted(HttpResponse<String> answer, int events) throws IOException {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        JsonNode json = JSON.readTree(answer.body());
        assertThat(json.path("accepted").asInt()).isEqualTo(events);
        List<Long> numbers = new ArrayList<>();
        for (long seq = json.path("first").asLong(); seq <= json.path("last").asLong(); seq++) {
            numbers.add(seq);
        }
        return numbers;
    }

    private static List<String> errors(HttpResponse<String> answer) throws IOException {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        JsonNode json = JSON.readTree(answer.body());
        assertThat(json.path("accepted").asInt(-1)).isZero();
        List<String> errors = new ArrayList<>();
        for (JsonNode error : json.path("errors")) {
            assertThat(error.path("message").asText()).isNotBlank();
            errors.add(error.path("line").asLong() + " " + error.path("rule").asText() + " "
                    + error.path("field").asText());
        }
        return errors;
    }

    private static String batch(int events) {
        return IntStream.rangeClosed(1, events).mapToObj(SourcesTest::event).collect(Collectors.joining("\n"));
    }

    private static String event(int user) {
        return "{\"user_id\":" + user + ",\"date\":\"2024-01-05\",\"steps\":8042,\"calories_burned\":2310.5,"
                + "\"distance_km\":5.87,\"active_minutes\":63,\"sleep_hours\":7.2,\"heart_rate_avg\":71,"
                + "\"workout_type\":\"Running\",\"weather_conditions\":\"Clear\",\"location\":\"Park\",\"mood\":\"Happy\"}";
    }
}
