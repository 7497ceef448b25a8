package dev.activitypipeline.producer;

import dev.activitypipeline.contract.settings.KafkaConnection;
import dev.activitypipeline.contract.settings.ProducerSettings;
import dev.activitypipeline.contract.settings.ProducerSource;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A producer in a JVM of its own, to be killed. */
final class ProducerChild implements AutoCloseable {
    static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    private static final Pattern STATUS = Pattern.compile("status: (\\S+)");

    private final Process process;
    private final Path output;

    private ProducerChild(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /** Settings of producer 0 of the pipeline that bears the topic's name. */
    static ProducerSettings settings(String topic, ProducerSource source, Path acknowledgements) throws Exception {
        return settings(topic, DevelopmentBroker.shared().bootstrapServers(), source, acknowledgements);
    }

    static ProducerSettings settings(
            String topic, String bootstrapServers, ProducerSource source, Path acknowledgements) {
        return new ProducerSettings(
                topic,
                topic + "-id",
                0,
                new KafkaConnection(bootstrapServers, topic, Optional.empty()),
                source,
                Duration.ofMillis(50),
                "lz4",
                Optional.of(acknowledgements),
                0,
                true);
    }

    static ProducerChild start(ProducerSettings settings, String... jvmOptions) throws IOException {
        Path output = Files.createTempFile("producer", ".log");
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        List<String> command = new ArrayList<>(List.of(JAVA, "-Xmx256m", "-XX:TieredStopAtLevel=1"));
        command.addAll(List.of(jvmOptions));
        command.addAll(List.of("-cp", classPath, ProducerMain.class.getName()));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(settings.toEnvironment());
        builder.redirectErrorStream(true).redirectOutput(output.toFile());
        return new ProducerChild(builder.start(), output);
    }

    void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** SIGTERM. */
    void terminate() {
        process.destroy();
    }

    void signal(String name) throws Exception {
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .inheritIO()
                .start()
                .waitFor();
    }

    int exitCode(Duration atMost) throws Exception {
        if (!process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new AssertionError("the producer did not end within " + atMost + ":\n" + output());
        }
        return process.exitValue();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    String output() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            return e.toString();
        }
    }

    /** What /status says; empty before the process listens. */
    String status() throws Exception {
        Matcher matcher = STATUS.matcher(output());
        return matcher.find() ? get(matcher.group(1)) : "";
    }

    static String get(String url) throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    /** A number of /status; -1 before the process listens. */
    long number(String field) throws Exception {
        Matcher matcher = Pattern.compile("\"" + field + "\":(\\d+)").matcher(status());
        return matcher.find() ? Long.parseLong(matcher.group(1)) : -1;
    }

    void awaitAcknowledged(long events) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (number("acknowledged") < events) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                throw new AssertionError("no " + events + " events acknowledged:\n" + output());
            }
            Thread.sleep(10);
        }
    }

    @Override
    public void close() throws IOException {
        kill();
        Files.delete(output);
    }
}
