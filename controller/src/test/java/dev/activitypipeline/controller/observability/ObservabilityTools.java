package dev.activitypipeline.controller.observability;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Prometheus' own programs, as {@code make observability} installs them; a test says by {@link #PROPERTY} that it needs them. */
final class ObservabilityTools {
    /** The system property that names the folder with {@code prometheus} and {@code promtool}. */
    static final String PROPERTY = "observability.tools";

    private ObservabilityTools() {}

    static String program(String name) {
        return Path.of(System.getProperty(PROPERTY)).resolve(name).toString();
    }

    /**
     * What promtool says.
     *
     * @param passed whether it ended with 0
     */
    record Verdict(boolean passed, String text) {}

    static Verdict promtool(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(program("promtool")));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Verdict(process.waitFor() == 0, text);
    }
}
