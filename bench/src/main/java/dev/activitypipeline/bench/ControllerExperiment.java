package dev.activitypipeline.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.activitypipeline.bench.controller.Readings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** O4 to O8 and O10: the controller with no pipeline and with many, on a real API server that has no nodes. */
record ControllerExperiment(Sizes sizes) implements Experiment {
    private static final int IDLE_SECONDS = 30;
    private static final Duration DEADLINE = Duration.ofMinutes(20);

    @Override
    public List<String> ids() {
        return List.of("O4", "O5", "O6", "O7", "O8", "O10");
    }

    @Override
    public List<Figure> measure(Workbench bench) throws Exception {
        Path folder = Files.createDirectories(bench.fresh("controller-logs"));
        bench.say("O4 to O10: starts an API server and the controller; logs in " + folder);
        bench.start(new ChildJvm.Command(
                        "controller-bench",
                        List.of("-Xmx1g"),
                        bench.programs().controllerBench(),
                        "dev.activitypipeline.bench.controller.ControllerBenchMain",
                        List.of(
                                bench.arguments().home().toString(),
                                folder.toString(),
                                bench.programs().controller(),
                                Integer.toString(sizes.pipelines()),
                                Integer.toString(IDLE_SECONDS),
                                bench.programs().sparkOnKubernetes()),
                        ApiServerPrograms.environment()))
                .awaitSuccess(DEADLINE);
        return new ControllerFigures(new ObjectMapper()
                        .readValue(folder.resolve("readings.json").toFile(), Readings.class))
                .all();
    }
}
