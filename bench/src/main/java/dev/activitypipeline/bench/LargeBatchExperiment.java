package dev.activitypipeline.bench;

import static dev.activitypipeline.bench.Figure.text;

import dev.activitypipeline.bench.SparkContender.Reading;
import dev.activitypipeline.bench.controller.Rounds;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** S1, S2, S5 and S8: the same topic in the same large batches, through our job, through nothing, and through the job of every guide. */
record LargeBatchExperiment(Sizes sizes) implements Experiment {
    private static final Duration DEADLINE = Duration.ofMinutes(4);
    private static final double MALFORMED = 0.01;

    /** A contender and what it reads. */
    private enum Runner {
        NOOP(SparkContender.NOOP),
        OURS(SparkContender.OURS),
        TUTORIAL(SparkContender.TUTORIAL),
        OURS_WITH_BAD(SparkContender.OURS);

        private final SparkContender job;

        Runner(SparkContender job) {
            this.job = job;
        }

        /** What it is needed for. */
        List<String> figures() {
            return switch (this) {
                case NOOP -> List.of("S1");
                case OURS -> List.of("S1", "S2", "S5", "S8");
                case TUTORIAL -> List.of("S2");
                case OURS_WITH_BAD -> List.of("S5");
            };
        }
    }

    @Override
    public List<String> ids() {
        return List.of("S1", "S2", "S5", "S8");
    }

    @Override
    public List<Figure> measure(Workbench bench) throws Exception {
        List<Runner> runners = java.util.Arrays.stream(Runner.values())
                .filter(runner -> bench.arguments().wantsAnyOf(runner.figures()))
                .toList();
        String clean = fill(bench, "clean", 0);
        String bad = runners.contains(Runner.OURS_WITH_BAD) ? fill(bench, "one-percent-malformed", MALFORMED) : clean;
        Map<Runner, List<Double>> speeds = new EnumMap<>(Runner.class);
        List<Double> shares = new ArrayList<>();
        for (List<Runner> order : Rounds.of(runners, sizes.rounds())) {
            for (Runner runner : order) {
                LargeBatches batches = run(bench, runner, runner == Runner.OURS_WITH_BAD ? bad : clean);
                speeds.computeIfAbsent(runner, unused -> new ArrayList<>()).add(batches.rowsPerCpuSecond());
                if (runner == Runner.OURS) {
                    shares.add(batches.addBatchShare());
                }
                bench.say(text("%s %s: %s", runner.figures(), runner, batches));
            }
        }
        bench.topics().delete(clean);
        List<Figure> figures = new ArrayList<>();
        ratio(
                        "S1",
                        "stream, events per CPU-second ÷ Kafka → noop",
                        speeds,
                        Runner.OURS,
                        Runner.NOOP,
                        Goal.atLeast(0.25, 0.40))
                .ifPresent(figures::add);
        ratio(
                        "S2",
                        "stream, events per CPU-second ÷ from_json → Parquet by date",
                        speeds,
                        Runner.OURS,
                        Runner.TUTORIAL,
                        Goal.atLeast(1.3, 2.0))
                .ifPresent(figures::add);
        ratio(
                        "S5",
                        "stream, events per CPU-second with 1 % malformed ÷ without",
                        speeds,
                        Runner.OURS_WITH_BAD,
                        Runner.OURS,
                        Goal.atLeast(0.90, 0.95))
                .ifPresent(figures::add);
        Spread share = Spread.of(shares);
        figures.add(new Figure(
                "S8",
                text("stream, addBatch ÷ triggerExecution, batches of %,d", sizes.batchOffsets()),
                text("%.0f %% moves data", share.median() * 100),
                "the batch itself",
                share,
                Optional.of(Goal.atLeast(0.90, 0.95))));
        return figures;
    }

    private String fill(Workbench bench, String name, double malformedRatio) throws Exception {
        bench.say(text("fills topic %s with %,d events", name, sizes.streamEvents()));
        String topic = bench.topics().create(name);
        new ProducerCommands(bench)
                .ours(topic, ProducerCommands.simulate(sizes.streamEvents(), 0, malformedRatio))
                .awaitSuccess(DEADLINE);
        return topic;
    }

    private LargeBatches run(Workbench bench, Runner runner, String topic) throws Exception {
        Path folder = bench.fresh(runner.name().toLowerCase(Locale.ROOT));
        SparkRun run =
                runner.job.start(bench, folder, new Reading(topic, sizes.batchOffsets(), Optional.empty(), false));
        List<Batch> batches = run.awaitRows(sizes.streamEvents(), DEADLINE);
        run.kill();
        bench.remove(folder);
        return LargeBatches.of(batches, sizes.batchesDropped());
    }

    private static Optional<Figure> ratio(
            String id, String what, Map<Runner, List<Double>> speeds, Runner one, Runner other, Goal goal) {
        if (!speeds.containsKey(one) || !speeds.containsKey(other)) {
            return Optional.empty();
        }
        List<Double> ours = speeds.get(one);
        List<Double> reference = speeds.get(other);
        return Optional.of(new Figure(
                id, what, shown(ours), shown(reference), Spread.ofRatios(ours, reference), Optional.of(goal)));
    }

    private static String shown(List<Double> speeds) {
        return text("%,.0f /CPU-s", Spread.of(speeds).median());
    }
}
