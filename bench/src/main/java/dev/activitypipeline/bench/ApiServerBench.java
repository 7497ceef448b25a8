package dev.activitypipeline.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A main class of the controller's bench, in a JVM of its own, which starts an API server.
 *
 * @param name of what it measures
 * @param main without its package
 */
record ApiServerBench(Workbench bench, String name, String main) {
    private static final Duration DEADLINE = Duration.ofMinutes(30);

    /**
     * Runs it.
     *
     * @param kind of the readings that it leaves
     * @param more words of its command line, behind those that each of these main classes takes
     */
    <R> R readings(Class<R> kind, String... more) throws Exception {
        Path folder = Files.createDirectories(bench.fresh(name + "-logs"));
        bench.say("starts an API server, to look at the " + name + "; logs in " + folder);
        List<String> words = new ArrayList<>(List.of(
                bench.arguments().home().toString(),
                folder.toString(),
                bench.programs().controller()));
        words.addAll(List.of(more));
        bench.start(new ChildJvm.Command(
                        name + "-bench",
                        jvmArguments(),
                        bench.programs().controllerBench(),
                        "dev.activitypipeline.bench.controller." + main,
                        words,
                        ApiServerPrograms.environment()))
                .awaitSuccess(DEADLINE);
        return new ObjectMapper().readValue(folder.resolve("readings.json").toFile(), kind);
    }

    /** What the second compiler took while it measures would be missing where it is measured. */
    private static List<String> jvmArguments() {
        return List.of("-Xmx1g", "-XX:TieredStopAtLevel=1");
    }
}
