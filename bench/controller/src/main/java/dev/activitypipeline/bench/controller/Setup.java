package dev.activitypipeline.bench.controller;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Where everything is.
 *
 * @param home the repository
 * @param folder for logs and for the readings
 * @param controller the class path of its image
 */
record Setup(Path home, Path folder, String controller) {
    /** The number of words that it takes. */
    static final int WORDS = 3;

    /** From the first words of a command line. */
    static Setup of(String[] words) {
        return new Setup(Path.of(words[0]), Path.of(words[1]), words[2]);
    }

    /** For who has started this process. */
    void write(Object readings) throws IOException {
        new ObjectMapper().writeValue(folder.resolve("readings.json").toFile(), readings);
    }

    /** A JVM that talks to that API server. */
    ProcessBuilder java(
            String name, List<String> jvmArguments, String classPath, ApiServer api, List<String> mainAndArguments) {
        List<String> words = new java.util.ArrayList<>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.addAll(jvmArguments);
        words.addAll(List.of("-cp", classPath));
        words.addAll(mainAndArguments);
        ProcessBuilder builder = new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(name + ".log").toFile());
        builder.environment().putAll(Map.of("KUBECONFIG", api.kubeConfig().toString()));
        return builder;
    }
}
