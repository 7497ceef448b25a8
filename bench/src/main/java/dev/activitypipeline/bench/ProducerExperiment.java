package dev.activitypipeline.bench;

import static dev.activitypipeline.bench.Figure.text;

import dev.activitypipeline.bench.controller.Rounds;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

/** P1 and P2: our producer, which makes its events, against Kafka's own, which sends payloads that are ready. */
record ProducerExperiment(Sizes sizes) implements Experiment {
    private static final Goal RATE = Goal.atLeast(0.85, 0.95);
    private static final Goal CPU = Goal.atMost(1.25, 1.10);

    private enum Contender {
        OURS,
        KAFKAS
    }

    @Override
    public List<String> ids() {
        return List.of("P1", "P2");
    }

    @Override
    public List<Figure> measure(Workbench bench) throws Exception {
        ProducerCommands commands = new ProducerCommands(bench);
        Path payloads = commands.payloads();
        Map<Contender, List<Double>> rates = new EnumMap<>(Contender.class);
        Map<Contender, List<Double>> costs = new EnumMap<>(Contender.class);
        int round = 0;
        for (List<Contender> order : Rounds.of(List.of(Contender.values()), sizes.rounds())) {
            round++;
            for (Contender contender : order) {
                ProducerRun run = run(bench, commands, payloads, contender);
                rates.computeIfAbsent(contender, unused -> new ArrayList<>()).add(run.eventsPerSecond());
                costs.computeIfAbsent(contender, unused -> new ArrayList<>()).add(run.cpuMicrosPerEvent());
                bench.say(text(
                        "P1/P2 round %d, %s: %,.0f events/s, %.2f µs CPU an event",
                        round, contender, run.eventsPerSecond(), run.cpuMicrosPerEvent()));
            }
        }
        return List.of(
                figure("P1", "producer, events/s ÷ kafka-producer-perf-test", "%,.0f /s", rates, RATE),
                figure("P2", "producer, CPU time an event ÷ kafka-producer-perf-test", "%.2f µs", costs, CPU));
    }

    private ProducerRun run(Workbench bench, ProducerCommands commands, Path payloads, Contender contender)
            throws IOException, InterruptedException, ExecutionException, NotMeasured {
        long events = sizes.producerEvents();
        String topic =
                bench.topics().create(bench.fresh("producer").getFileName().toString());
        ChildJvm producer =
                switch (contender) {
                    case OURS -> commands.ours(topic, ProducerCommands.simulate(events, 0, 0));
                    case KAFKAS -> commands.kafkas(topic, payloads, events, 0);
                };
        ProducerRun run = ProducerRun.watch(producer, bench.topics(), topic, events);
        bench.topics().delete(topic);
        return run;
    }

    private static Figure figure(
            String id, String what, String format, Map<Contender, List<Double>> measurements, Goal goal) {
        List<Double> ours = measurements.get(Contender.OURS);
        List<Double> reference = measurements.get(Contender.KAFKAS);
        return new Figure(
                id,
                what,
                text(format, Spread.of(ours).median()),
                text(format, Spread.of(reference).median()),
                Spread.ofRatios(ours, reference),
                Optional.of(goal));
    }
}
