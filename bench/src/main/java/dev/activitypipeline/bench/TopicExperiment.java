package dev.activitypipeline.bench;

import dev.activitypipeline.bench.controller.TopicReadings;
import java.util.List;

/** O1 to O3: the topic operator, on a real API server and a real broker. */
record TopicExperiment(Sizes sizes) implements Experiment {
    @Override
    public List<String> ids() {
        return List.of("O1", "O2", "O3");
    }

    @Override
    public List<Figure> measure(Workbench bench) throws Exception {
        TopicReadings readings = new ApiServerBench(bench, "topic-operator", "TopicBenchMain")
                .readings(
                        TopicReadings.class,
                        bench.broker().bootstrapServers(),
                        Integer.toString(sizes.topics()),
                        Integer.toString(rounds()));
        return new TopicFigures(readings).all();
    }

    /** More than elsewhere, for rounds of a few seconds differ by a third; even, so that each order comes as often. */
    private int rounds() {
        return 2 * sizes.rounds();
    }
}
