package dev.activitypipeline.bigquery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.activitypipeline.contract.settings.BigQuerySettings;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.awaitility.Awaitility;

/** A follower as it runs in production: a JVM of its own, with nothing but its environment. */
final class FollowerProcess {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Of a status. */
    @FunctionalInterface
    interface Condition {
        boolean holds(JsonNode status) throws IOException;
    }

    private final Path store;
    private final BigQuerySettings.Endpoints endpoints;
    private final Path crashes;
    private final int port;
    private Process process;

    FollowerProcess(Path store, URI rest, URI storage) throws IOException {
        this.store = store;
        this.endpoints = new BigQuerySettings.Endpoints(Optional.of(rest), Optional.of(storage));
        this.crashes = store.resolveSibling(store.getFileName() + "-crashes");
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
    }

    /** What it is started with, and what the comparison takes too. */
    Map<String, String> environment() {
        return new BigQuerySettings(
                        "fitness",
                        "B7A1",
                        store,
                        new BigQuerySettings.Target(
                                "demo", "activity", "EU", "f_", true, BigQuerySettings.DeletionPolicy.RETAIN),
                        Duration.ofMillis(200),
                        Optional.empty(),
                        endpoints,
                        port)
                .toEnvironment();
    }

    /** @param points at which it is to die, once each */
    void start(String... points) throws IOException {
        Files.write(crashes, List.of(points));
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-Dactivitypipeline.crashes=" + crashes,
                "-cp",
                System.getProperty("java.class.path"),
                BigQueryMain.class.getName());
        builder.environment().putAll(environment());
        process = builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        store.resolveSibling(store.getFileName() + ".log").toFile()))
                .start();
    }

    void awaitDeath() {
        Awaitility.await("the follower's end").atMost(Duration.ofMinutes(2)).until(() -> !process.isAlive());
    }

    boolean hasPoints() throws IOException {
        return !Files.readAllLines(crashes).isEmpty();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    void awaitLevel() {
        await("level", status -> status.path("state").asText().equals("level"));
    }

    void await(String what, Condition condition) {
        long since = System.currentTimeMillis();
        Awaitility.await(what)
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(100))
                .ignoreExceptions()
                .until(() -> {
                    JsonNode status = status();
                    return status.path("lookedAt").asLong() > since + 300 && condition.holds(status);
                });
    }

    JsonNode status() throws IOException {
        return JSON.readTree(URI.create("http://127.0.0.1:" + port + "/status").toURL());
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    String log() throws IOException {
        return Files.readString(store.resolveSibling(store.getFileName() + ".log"));
    }

    void end() throws InterruptedException {
        if (process != null) {
            kill();
        }
    }
}
