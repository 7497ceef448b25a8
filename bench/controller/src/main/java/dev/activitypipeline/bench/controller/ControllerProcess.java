package dev.activitypipeline.bench.controller;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The controller as its image starts it, with the memory that its chart gives it. */
final class ControllerProcess implements AutoCloseable {
    /** The chart's 512Mi: there the JVM would see that memory by itself. */
    private static final String MEMORY = "-XX:MaxRAM=512m";

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(30);
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final Process process;
    private final int port;
    private final double startSeconds;

    private ControllerProcess(Process process, int port, double startSeconds) {
        this.process = process;
        this.port = port;
        this.startSeconds = startSeconds;
    }

    /** Whether it has an archive of its classes. */
    enum Classes {
        /** As its image has it. */
        ARCHIVED,
        PARSED
    }

    /** The options of the image, in the chart's memory. */
    static List<String> jvmArguments(Setup setup) {
        return List.of(MEMORY, "@" + setup.home().resolve("controller/java.options"));
    }

    /**
     * Makes the archive of its classes, as the build of its image does.
     *
     * @throws IOException if that fails
     */
    static void archiveClasses(Setup setup, ApiServer api) throws IOException, InterruptedException {
        List<String> options = new ArrayList<>(jvmArguments(setup));
        options.addAll(List.of("-XX:ArchiveClassesAtExit=" + archive(setup), "-Xlog:disable"));
        Process training = setup.java(
                        "training",
                        options,
                        setup.controller(),
                        api,
                        List.of("dev.activitypipeline.controller.TrainingMain"))
                .start();
        if (training.waitFor() != 0) {
            throw new IOException(
                    "there is no archive of the controller's classes; see training.log in " + setup.folder());
        }
    }

    /**
     * Starts it, and waits until it is ready.
     *
     * @param environment what it is to do beside looking after pipelines
     */
    static ControllerProcess start(
            Setup setup, ApiServer api, String name, Classes classes, Map<String, String> environment)
            throws IOException, InterruptedException {
        int port = freePort();
        List<String> options = new ArrayList<>(jvmArguments(setup));
        if (classes == Classes.ARCHIVED) {
            options.add("-XX:SharedArchiveFile=" + archive(setup));
        }
        ProcessBuilder builder =
                setup.java(name, options, setup.controller(), api, List.of("dev.activitypipeline.controller.Main"));
        builder.environment().put("PORT", Integer.toString(port));
        builder.environment().put("MALLOC_ARENA_MAX", "2"); // as the image has it
        builder.environment().putAll(environment);
        for (String image : List.of("PRODUCER_IMAGE", "STREAM_IMAGE", "VERIFY_IMAGE", "BIGQUERY_IMAGE")) {
            builder.environment().put(image, "bench/image:1");
        }
        long begin = System.nanoTime();
        Process process = builder.start();
        while (!isReady(port)) {
            if (!process.isAlive() || System.nanoTime() - begin > PATIENCE.toNanos()) {
                process.destroyForcibly();
                throw new IOException("the controller did not become ready; see " + name + ".log in " + setup.folder());
            }
            TimeUnit.MILLISECONDS.sleep(10);
        }
        return new ControllerProcess(process, port, (System.nanoTime() - begin) / 1e9);
    }

    /** From the start of the process until it said that it is ready. */
    double startSeconds() {
        return startSeconds;
    }

    double cpuSeconds() {
        return process.info().totalCpuDuration().orElseThrow().toMillis() / 1e3;
    }

    /** How often it has looked at a pipeline so far. */
    double looks() throws IOException, InterruptedException {
        return get(port, "/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith("operator_sdk_reconciliations_started_total{"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    /** As Linux tells it. */
    double residentMebibytes() throws IOException {
        return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
                        .filter(line -> line.startsWith("VmRSS:"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                        .sum()
                / 1024.0;
    }

    /** @throws java.util.concurrent.CompletionException if it does not stop in time; it is gone then all the same */
    @Override
    public void close() {
        process.destroy();
        try {
            process.onExit()
                    .orTimeout(STOP_PATIENCE.toSeconds(), TimeUnit.SECONDS)
                    .join();
        } finally {
            process.destroyForcibly();
        }
    }

    private static Path archive(Setup setup) {
        return setup.folder().resolve("controller.jsa");
    }

    private static boolean isReady(int port) throws InterruptedException {
        try {
            return get(port, "/readyz").statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static HttpResponse<String> get(int port, String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(10))
                .build();
        return HTTP.send(request, BodyHandlers.ofString());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
