package dev.activitypipeline.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** The launcher as a user starts it: a process of its own, with a real broker, producer and Spark job, and what it has printed. */
final class Launch implements AutoCloseable {
    static final Path HOME =
            Path.of(System.getProperty("home", "..")).toAbsolutePath().normalize();
    static final String VERIFIED = "verified: every acknowledged event is stored exactly once";

    /** None of these JVMs lives to earn back what the optimizing compiler spends. A test that sets options of its own adds this one. */
    static final String FOR_A_SHORT_LIFE = "-XX:TieredStopAtLevel=1";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    private final Process process;
    private final Path printed;
    private final Path ownFolder;

    private Launch(Process process, Path printed, Path ownFolder) {
        this.process = process;
        this.printed = printed;
        this.ownFolder = ownFolder;
    }

    /** Starts the launcher on a store. */
    static Launch of(Path manifest, Path store, String... more) throws IOException {
        return start(List.of(), Map.of(), store.resolve("_local"), words(manifest, store, more));
    }

    /** The same with something in its environment. */
    static Launch of(Map<String, String> environment, Path manifest, Path store, String... more) throws IOException {
        return start(List.of(), environment, store.resolve("_local"), words(manifest, store, more));
    }

    /**
     * The same by way of another program, which has to become the launcher by exec.
     *
     * @param ownFolder where this process sees the store's {@code _local}
     */
    static Launch by(List<String> program, Path ownFolder, Path manifest, Path store, String... more)
            throws IOException {
        return start(program, Map.of(), ownFolder, words(manifest, store, more));
    }

    private static Launch start(
            List<String> program, Map<String, String> environment, Path ownFolder, List<String> words)
            throws IOException {
        List<String> command = new ArrayList<>(program);
        command.addAll(words);
        Path printed = Files.createTempFile("launch", ".txt");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(printed.toFile());
        builder.environment().putAll(environment);
        builder.environment().putIfAbsent("JAVA_TOOL_OPTIONS", FOR_A_SHORT_LIFE);
        return new Launch(builder.start(), printed, ownFolder);
    }

    private static List<String> words(Path manifest, Path store, String... more) {
        List<String> words = new ArrayList<>(List.of(
                ProcessLauncher.java().toString(),
                "-cp",
                System.getProperty("java.class.path"),
                RunMain.class.getName(),
                "--pipeline",
                manifest.toString(),
                "--store",
                store.toString(),
                "--home",
                HOME.toString()));
        words.addAll(List.of(more));
        return words;
    }

    String output() throws IOException {
        return Files.readString(printed, UTF_8);
    }

    /** Waits until the launcher has printed a text, or cannot any more. */
    void await(String text) throws IOException {
        Awaitility.await(text).atMost(Duration.ofMinutes(3)).until(() -> hasEnded() || output().contains(text));
        assertThat(output()).contains(text);
    }

    boolean hasEnded() {
        return !process.isAlive();
    }

    /** Ctrl-C. */
    Launch stop() {
        process.destroy();
        return this;
    }

    Launch kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
        return this;
    }

    /** @return what it has printed */
    String mustEndWith(int exitCode) throws IOException, InterruptedException {
        boolean ended = process.waitFor(6, TimeUnit.MINUTES);
        assertThat(ended).as("the run ends:\n%s", output()).isTrue();
        assertThat(process.exitValue()).as(output()).isEqualTo(exitCode);
        return output();
    }

    RunState state() throws RunRefused {
        return RunState.load(ownFolder.resolve("run.json"));
    }

    /** The running child of that name. */
    Optional<ProcessHandle> child(String name) throws RunRefused {
        return state().processes().stream()
                .filter(started -> started.name().equals(name))
                .flatMap(started -> ProcessHandle.of(started.pid()).stream())
                .findFirst();
    }

    String bootstrapServers() throws RunRefused {
        return "127.0.0.1:" + state().port("broker").orElseThrow();
    }

    /** What the stream says of itself; a missing node where it does not answer. */
    JsonNode streamStatus() throws RunRefused, InterruptedException {
        try {
            URI uri = URI.create("http://127.0.0.1:" + state().port("stream").orElseThrow() + "/status");
            return JSON.readTree(HTTP.send(
                            HttpRequest.newBuilder(uri)
                                    .timeout(Duration.ofSeconds(2))
                                    .build(),
                            BodyHandlers.ofString())
                    .body());
        } catch (IOException noAnswer) {
            return JSON.missingNode();
        }
    }

    /** The newest entry of the store's batch journal. */
    static JsonNode newestBatch(Path store) throws IOException {
        try (Stream<Path> entries = Files.walk(store.resolve("_journal"))) {
            Path newest = entries.filter(file -> file.toString().endsWith(".json"))
                    .max((one, other) -> one.getFileName().compareTo(other.getFileName()))
                    .orElseThrow();
            return JSON.readTree(newest.toFile());
        }
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly();
        Files.deleteIfExists(printed);
    }
}
