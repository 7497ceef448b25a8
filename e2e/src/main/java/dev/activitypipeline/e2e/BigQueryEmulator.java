package dev.activitypipeline.e2e;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;

/** An emulator of BigQuery on this machine, where the cluster's pods reach it. */
final class BigQueryEmulator implements AutoCloseable {
    static final String PROJECT = "activity-demo";

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final Path home;
    private final String machine;
    private final int rest;
    private final int grpc;
    private Process process;

    private BigQueryEmulator(Path home, String machine, int rest, int grpc) {
        this.home = home;
        this.machine = machine;
        this.rest = rest;
        this.grpc = grpc;
    }

    /** Does not start it; its address is known before. */
    static BigQueryEmulator of(Path home) throws IOException {
        String machine = System.getenv("E2E_MACHINE");
        if (machine == null || machine.isBlank()) {
            throw new AssertionError(
                    "E2E_MACHINE is not set; it is the address of this machine for the cluster's pods, and make e2e finds it for kind");
        }
        InetAddress address = InetAddress.getByName(machine);
        try (ServerSocket one = new ServerSocket(0, 1, address);
                ServerSocket other = new ServerSocket(0, 1, address)) {
            return new BigQueryEmulator(home, machine, one.getLocalPort(), other.getLocalPort());
        }
    }

    String restEndpoint() {
        return "http://" + machine + ":" + rest;
    }

    String storageEndpoint() {
        return "http://" + machine + ":" + grpc;
    }

    void start() throws IOException {
        File log = home.resolve("target/e2e-bigquery.log").toFile();
        process = new ProcessBuilder(
                        home.resolve("bigquery/emulator/start").toString(),
                        "--rest-host",
                        machine,
                        "--rest-port",
                        Integer.toString(rest),
                        "--grpc-host",
                        machine,
                        "--grpc-port",
                        Integer.toString(grpc),
                        "--log-level",
                        "error")
                .redirectErrorStream(true)
                .redirectOutput(log)
                .start();
        Awaitility.await("the emulator of BigQuery; its log is " + log)
                .atMost(Duration.ofMinutes(2))
                .ignoreExceptions()
                .until(() -> call("GET", "datasets", HttpRequest.BodyPublishers.noBody()) == 200);
    }

    /** Runs a statement, as anybody might who has the right to. */
    void sql(String statement) throws IOException, InterruptedException {
        String body = "{\"useLegacySql\": false, \"query\": \"" + statement + "\"}";
        int status = call("POST", "queries", HttpRequest.BodyPublishers.ofString(body));
        if (status != 200) {
            throw new AssertionError(statement + " was answered with " + status);
        }
    }

    private int call(String method, String path, HttpRequest.BodyPublisher body)
            throws IOException, InterruptedException {
        URI address = URI.create(restEndpoint() + "/bigquery/v2/projects/" + PROJECT + "/" + path);
        return HTTP.send(
                        HttpRequest.newBuilder(address)
                                .header("Content-Type", "application/json")
                                .method(method, body)
                                .build(),
                        HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    @Override
    public void close() {
        if (process != null) {
            process.destroyForcibly();
        }
    }
}
