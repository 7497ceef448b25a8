package dev.activitypipeline.bench;

import dev.activitypipeline.bench.SparkContender.Reading;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** S6: how long a batch of 1 to 100 records takes when the job was idle before. */
record SmallBatchExperiment(Sizes sizes) implements Experiment {
    private static final Duration PAUSE = Duration.ofMillis(300);
    private static final Duration TRIGGER = Duration.ofMillis(100);
    private static final Duration DEADLINE = Duration.ofMinutes(3);

    @Override
    public List<String> ids() {
        return List.of("S6");
    }

    @Override
    public List<Figure> measure(Workbench bench) throws Exception {
        List<Double> ours = run(bench, SparkContender.OURS);
        List<Double> tutorial = run(bench, SparkContender.TUTORIAL);
        return List.of(
                figure("S6", 0.5, "median", ours, tutorial, Goal.atMost(250, 120, "ms")),
                figure("S6b", 0.95, "95 %", ours, tutorial, Goal.atMost(500, 250, "ms")));
    }

    /** The times of the batches, in milliseconds. */
    private List<Double> run(Workbench bench, SparkContender contender) throws Exception {
        String topic = bench.topics().create("small-" + contender.name().toLowerCase(Locale.ROOT));
        Path folder = bench.fresh("small");
        SparkRun run = contender.start(bench, folder, new Reading(topic, 100_000, Optional.of(TRIGGER), true));
        List<Batch> batches;
        Feeder feeder = new Feeder(bench.broker().bootstrapServers(), topic, PAUSE);
        try {
            batches = run.awaitBatches(sizes.smallBatchesDropped() + sizes.smallBatches(), DEADLINE);
        } finally {
            feeder.stop();
        }
        run.kill();
        bench.remove(folder);
        bench.topics().delete(topic);
        List<Double> millis = batches.stream()
                .skip(sizes.smallBatchesDropped())
                .map(batch -> (double) batch.triggerMillis())
                .toList();
        bench.say("S6 " + contender + ": " + millis);
        return millis;
    }

    private static Figure figure(
            String id, double share, String name, List<Double> ours, List<Double> tutorial, Goal goal) {
        double millis = Spread.quantile(ours, share);
        return new Figure(
                id,
                "stream, time of a batch of 1 to 100 records, " + name,
                goal.shown(millis),
                goal.shown(Spread.quantile(tutorial, share)) + " (from_json → Parquet by date)",
                Spread.of(millis),
                Optional.of(goal));
    }
}
