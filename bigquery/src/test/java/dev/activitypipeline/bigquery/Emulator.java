package dev.activitypipeline.bigquery;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;

/** The emulator of BigQuery, as a process of its own with its data in a folder: it may be killed and started again. */
public final class Emulator {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final Path data;
    private final int rest;
    private final int grpc;
    private Process process;

    /** Does not start it. */
    public Emulator(Path data) throws IOException {
        this.data = data;
        try (ServerSocket one = new ServerSocket(0);
                ServerSocket other = new ServerSocket(0)) {
            rest = one.getLocalPort();
            grpc = other.getLocalPort();
        }
    }

    public void start() throws IOException {
        process = new ProcessBuilder(
                        Path.of("emulator", "start").toAbsolutePath().toString(),
                        "--rest-port",
                        Integer.toString(rest),
                        "--grpc-port",
                        Integer.toString(grpc),
                        "--persistent",
                        "--data-dir",
                        data.toString(),
                        "--log-level",
                        "error")
                .redirectErrorStream(true)
                .redirectOutput(data.resolveSibling(data.getFileName() + ".log").toFile())
                .start();
        Awaitility.await("the emulator")
                .atMost(Duration.ofMinutes(3))
                .ignoreExceptions()
                .until(this::answers);
    }

    /** As {@code kill -9} does. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    URI restEndpoint() {
        return URI.create("http://127.0.0.1:" + rest);
    }

    URI storageEndpoint() {
        return URI.create("http://127.0.0.1:" + grpc);
    }

    /** A statement, as anybody with the right to do so might run it. */
    String sql(String statement) throws IOException, InterruptedException {
        String body = "{\"useLegacySql\": false, \"query\": \"" + statement.replace("\"", "\\\"") + "\"}";
        return call("POST", "queries", body);
    }

    String call(String method, String path, String body) throws IOException, InterruptedException {
        HttpResponse<String> answer = HTTP.send(
                HttpRequest.newBuilder(restEndpoint().resolve("/bigquery/v2/projects/demo/" + path))
                        .header("Content-Type", "application/json")
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() >= 300 || answer.body().contains("\"errors\"")) {
            throw new IOException(answer.statusCode() + " " + answer.body());
        }
        return answer.body();
    }

    void tellOfColumn(String table, String column) throws IOException, InterruptedException {
        String path = "datasets/activity/tables/" + table;
        String schema = call("GET", path, "").replaceFirst(".*\"schema\":(\\{\"fields\":\\[.*?\\])\\}.*", "$1");
        call(
                "PATCH",
                path,
                "{\"schema\":" + schema.substring(0, schema.length() - 1) + ",{\"name\":\"" + column
                        + "\",\"type\":\"INT64\"}]}}");
    }

    private boolean answers() throws IOException, InterruptedException {
        return !call("GET", "datasets", "").isEmpty();
    }

    void end() throws InterruptedException {
        if (process != null) {
            kill();
        }
    }
}
