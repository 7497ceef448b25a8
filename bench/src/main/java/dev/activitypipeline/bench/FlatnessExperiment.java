package dev.activitypipeline.bench;

import static dev.activitypipeline.bench.Figure.text;

import dev.activitypipeline.bench.SparkContender.Reading;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** S7: whether the job's two thousandth batch takes longer than its hundredth. */
record FlatnessExperiment(Sizes sizes) implements Experiment {
    private static final Duration PAUSE = Duration.ofMillis(30);
    private static final Duration DEADLINE = Duration.ofMinutes(10);

    @Override
    public List<String> ids() {
        return List.of("S7");
    }

    @Override
    public List<Figure> measure(Workbench bench) throws Exception {
        String topic = bench.topics().create("flat");
        Path folder = bench.fresh("flat");
        SparkRun run =
                SparkContender.OURS.start(bench, folder, new Reading(topic, 100_000, Optional.of(Duration.ZERO), true));
        List<Batch> batches;
        Feeder feeder = new Feeder(bench.broker().bootstrapServers(), topic, PAUSE);
        try {
            batches = run.awaitBatches(sizes.flatBatches(), DEADLINE);
        } finally {
            feeder.stop();
        }
        run.kill();
        bench.remove(folder);
        bench.topics().delete(topic);
        Flatness flatness = Flatness.of(
                batches.stream().map(batch -> (double) batch.triggerMillis()).toList());
        bench.say("S7: " + flatness);
        return List.of(
                new Figure(
                        "S7",
                        text(
                                "stream, median time of the last 100 of %,d batches ÷ of batches 50 to 150",
                                batches.size()),
                        text("%.0f ms", flatness.late()),
                        text("%.0f ms (its own beginning)", flatness.early()),
                        Spread.of(flatness.growth()),
                        Optional.of(Goal.atMost(1.15, 1.05))),
                new Figure(
                        "S7b",
                        "stream, mean time of every tenth batch ÷ of all, the worst of the ten places",
                        text("%.0f ms", flatness.worstTenth()),
                        text("%.0f ms (all its batches)", flatness.mean()),
                        Spread.of(flatness.spike()),
                        Optional.of(Goal.atMost(2, 1.3))));
    }
}
