package dev.activitypipeline.controller.chart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The real helm. */
final class Helm {
    static final Path CHART = Path.of("../helm/activity-pipeline");
    private static final long PATIENCE_SECONDS = 60;
    /** The oldest that the chart promises. */
    private static final String KUBERNETES = "1.28.0";

    private Helm() {}

    /**
     * What one command came to.
     *
     * @param words what it printed on its two streams
     */
    record Outcome(int code, String output, String words) {}

    /** Without a cluster, as the release {@code activity-pipeline} in the namespace {@code activity-system}. */
    static Outcome template(String... options) {
        List<String> command = new ArrayList<>(List.of(
                "template", "activity-pipeline", CHART.toString(), "--namespace", "activity-system", "--kube-version"));
        command.add(KUBERNETES);
        command.addAll(List.of(options));
        return run(command.toArray(String[]::new));
    }

    /** The chart with the values of a file. */
    static Rendered rendered(Path values) {
        Outcome outcome = template("--values", values.toString());
        if (outcome.code() != 0) {
            throw new AssertionError(values + ": " + outcome.words());
        }
        return Rendered.of(outcome.output());
    }

    /** The files of values with which the chart is tested. */
    static List<Path> values() throws IOException {
        try (Stream<Path> files = Files.list(CHART.resolve("ci"))) {
            return files.sorted().toList();
        }
    }

    static Path values(String name) {
        return CHART.resolve("ci").resolve(name + "-values.yaml");
    }

    static Outcome run(String... arguments) {
        List<String> command = new ArrayList<>(List.of("helm"));
        command.addAll(List.of(arguments));
        try {
            Path words = Files.createTempFile("helm", ".txt");
            try {
                Process process = new ProcessBuilder(command)
                        .redirectError(words.toFile())
                        .start();
                String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                    throw new IllegalStateException(command + " did not end");
                }
                return new Outcome(process.exitValue(), output, output + Files.readString(words));
            } finally {
                Files.delete(words);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
