package dev.activitypipeline.bench.controller;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What to look at.
 *
 * @param home the repository
 * @param folder for logs and for the readings
 * @param pipelines how many
 * @param idleSeconds how long to look at a controller that has nothing to do
 * @param controller the class path of its image
 * @param spark the class path of a Spark that talks to Kubernetes
 */
record Setup(Path home, Path folder, int pipelines, int idleSeconds, String controller, String spark) {
    static Setup of(String[] words) {
        return new Setup(
                Path.of(words[0]),
                Path.of(words[1]),
                Integer.parseInt(words[2]),
                Integer.parseInt(words[3]),
                words[4],
                words[5]);
    }

    Path readings() {
        return folder.resolve("readings.json");
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
