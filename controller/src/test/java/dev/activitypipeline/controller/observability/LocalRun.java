package dev.activitypipeline.controller.observability;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** A whole pipeline on this machine, as {@code make run} starts it, with its processes on the ports that they have in a cluster. */
final class LocalRun implements AutoCloseable {
    static final int PRODUCER = 9404;
    static final int STREAM = 9405;
    private static final int MINUTES_TO_STOP = 2;

    private final Process process;
    private final int broker;

    /** The sample. */
    LocalRun(Path folder) throws IOException {
        this(folder, Path.of("../k8s/samples/pipeline.yaml"));
    }

    /**
     * @param folder for its store
     * @param manifest of the pipeline
     */
    LocalRun(Path folder, Path manifest) throws IOException {
        broker = FreePort.any();
        Path store = folder.resolve("store");
        Path own = Files.createDirectories(store.resolve("_local"));
        // Where a run remembers the ports of the run before.
        Files.writeString(
                own.resolve("run.json"),
                "{\"ports\":{\"broker\":%d,\"producer-0\":%d,\"stream\":%d}}".formatted(broker, PRODUCER, STREAM));
        process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        "local/target/*:local/target/lib/*",
                        "dev.activitypipeline.local.RunMain",
                        "--home",
                        ".",
                        "--pipeline",
                        manifest.toAbsolutePath().toString(),
                        "--store",
                        store.toString())
                .directory(Path.of("..").toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("run.log").toFile())
                .start();
    }

    int brokerPort() {
        return broker;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Drains, stops and proves; the exit code of the run. */
    int stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(MINUTES_TO_STOP, TimeUnit.MINUTES)) {
            throw new IllegalStateException("the run does not end");
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        Instant end = Instant.now().plus(Duration.ofMinutes(MINUTES_TO_STOP));
        while (process.isAlive()) {
            if (Instant.now().isAfter(end)) {
                throw new IllegalStateException("the run does not end");
            }
            // The second signal ends it at once, and its children with it; two at the same moment may be taken for one.
            process.destroy();
            try {
                boolean unused = process.waitFor(1, TimeUnit.SECONDS);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(stopped);
            }
        }
    }
}
