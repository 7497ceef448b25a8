package dev.activitypipeline.bench;

import static dev.activitypipeline.bench.Figure.text;

import dev.activitypipeline.bench.controller.TopicReadings;
import java.util.List;
import java.util.Optional;

/** What the readings of the topic operator come to. */
record TopicFigures(TopicReadings readings) {
    private static final Goal TO_READY = Goal.atMost(1.5, 1.15);

    List<Figure> all() {
        TopicReadings.Ready ready = readings.ready();
        return List.of(
                ready(
                        "O1",
                        ready.topics() + " KafkaTopics to Ready ÷ bare `createTopics` and as many status patches",
                        ready.held(),
                        ready.unheldByHand(),
                        Optional.of(TO_READY)),
                ready(
                        "O1b",
                        "the same ÷ these calls with a finalizer patch for each, as the operator writes it",
                        ready.held(),
                        ready.heldByHand(),
                        Optional.empty()),
                ready(
                        "O1c",
                        "the same with `topicOperator.finalizers: false` ÷ the bare calls, which write none either",
                        ready.unheld(),
                        ready.unheldByHand(),
                        Optional.of(TO_READY)),
                life(),
                burst());
    }

    private static Figure ready(
            String id, String what, List<Double> ours, List<Double> reference, Optional<Goal> goal) {
        return new Figure(
                id,
                what,
                text("%.2f s", Spread.of(ours).median()),
                text("%.2f s", Spread.of(reference).median()),
                Spread.ofRatios(ours, reference),
                goal);
    }

    private Figure life() {
        TopicReadings.Life life = readings.life();
        return new Figure(
                "O2",
                text("events of %d topics made, changed and deleted, with %s CPU", life.topics(), life.cpus()),
                text("%.0f /s", Spread.of(life.ours()).median()),
                text(
                        "%.0f /s (bare calls, without a limit)",
                        Spread.of(life.bare()).median()),
                Spread.of(life.ours()),
                Optional.of(Goal.atLeast(30, 100, "/s")));
    }

    private Figure burst() {
        List<Double> waits = readings.burst().waits();
        double late = Spread.quantile(waits, 0.99);
        double median = Spread.quantile(waits, 0.5);
        return new Figure(
                "O3",
                text("burst of %,d events, without a restart: wait of the 99 %% ÷ of the median", waits.size()),
                text("%.2f s", late),
                text("%.2f s", median),
                Spread.of(late / median),
                Optional.of(Goal.atMost(5, 3)));
    }
}
