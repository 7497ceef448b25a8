package dev.activitypipeline.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.activitypipeline.bench.controller.TopicReadings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** O1 to O3: the topic operator, on a real API server and a real broker. */
record TopicExperiment(Sizes sizes) implements Experiment {
    private static final Duration DEADLINE = Duration.ofMinutes(20);

    @Override
    public List<String> ids() {
        return List.of("O1", "O2", "O3");
    }

    @Override
    public List<Figure> measure(Workbench bench) throws Exception {
        Path folder = Files.createDirectories(bench.fresh("topic-logs"));
        bench.say("O1 to O3: starts an API server and the topic operator; logs in " + folder);
        bench.start(new ChildJvm.Command(
                        "topic-bench",
                        List.of("-Xmx1g"),
                        bench.programs().controllerBench(),
                        "dev.activitypipeline.bench.controller.TopicBenchMain",
                        List.of(
                                bench.arguments().home().toString(),
                                folder.toString(),
                                bench.programs().controller(),
                                bench.broker().bootstrapServers(),
                                Integer.toString(sizes.topics()),
                                Integer.toString(sizes.rounds())),
                        ApiServerPrograms.environment()))
                .awaitSuccess(DEADLINE);
        return new TopicFigures(new ObjectMapper()
                        .readValue(folder.resolve("readings.json").toFile(), TopicReadings.class))
                .all();
    }
}
