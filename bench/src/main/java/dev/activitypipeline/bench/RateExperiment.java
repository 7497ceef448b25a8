package dev.activitypipeline.bench;

import static dev.activitypipeline.bench.Figure.text;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** P4: how well an asked rate is held, beside Kafka's own throttle at the same time on the same broker. */
record RateExperiment(Sizes sizes) implements Experiment {
    private static final Goal DEVIATION = Goal.atMost(1, 0.2, "%");

    @Override
    public List<String> ids() {
        return List.of("P4");
    }

    @Override
    public List<Figure> measure(Workbench bench) throws Exception {
        ProducerCommands commands = new ProducerCommands(bench);
        Path payloads = commands.payloads();
        // The broker makes its own topics for transactions and offsets when the first transaction asks for them, which
        // takes its time.
        String first = bench.topics().create("first-transaction");
        commands.ours(first, ProducerCommands.simulate(100, 0, 0)).awaitSuccess(Duration.ofMinutes(1));
        List<Figure> figures = new ArrayList<>();
        for (int asked : List.of(1_000, 10_000)) {
            figures.add(figure(bench, commands, payloads, asked));
        }
        return figures;
    }

    private Figure figure(Workbench bench, ProducerCommands commands, Path payloads, int asked) throws Exception {
        long events = (long) asked * sizes.rateSeconds();
        String topic = bench.topics().create("rate-" + asked);
        String referenceTopic = bench.topics().create("rate-" + asked + "-reference");
        ChildJvm producer = commands.ours(topic, ProducerCommands.simulate(events, asked, 0));
        ChildJvm reference = commands.kafkas(referenceTopic, payloads, events, asked);
        Duration deadline = Duration.ofSeconds(3L * sizes.rateSeconds() + 30);
        producer.awaitSuccess(deadline);
        reference.awaitSuccess(deadline);
        // A producer that starts late catches up at first.
        Duration warmUp = Duration.ofSeconds(sizes.rateSeconds()).dividedBy(4);
        double ours = bench.topics().recordTimes(topic).rateAfter(warmUp);
        double kafkas = bench.topics().recordTimes(referenceTopic).rateAfter(warmUp);
        bench.topics().delete(topic);
        bench.topics().delete(referenceTopic);
        bench.say(text("P4: asked %,d, got %,.1f, reference %,.1f", asked, ours, kafkas));
        return new Figure(
                "P4",
                text("rate held: %,d events/s asked for %d s", asked, sizes.rateSeconds()),
                text("%,.1f /s", ours),
                text("%,.1f /s (kafka-producer-perf-test)", kafkas),
                Spread.of(Math.abs(ours - asked) / asked * 100),
                Optional.of(DEVIATION));
    }
}
