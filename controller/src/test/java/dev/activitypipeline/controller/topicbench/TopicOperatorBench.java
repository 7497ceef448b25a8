package dev.activitypipeline.controller.topicbench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.activitypipeline.controller.Needs;
import dev.activitypipeline.controller.Program;
import dev.activitypipeline.controller.chart.ControllerProcess;
import dev.activitypipeline.controller.topicoperator.KafkaCluster;
import dev.activitypipeline.controller.topicoperator.TopicOperator;
import dev.activitypipeline.controller.topicoperator.TopicWorld;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** O1 to O3. No test of {@code make test}: its name keeps it out. */
@Needs(Program.API_SERVER)
class TopicOperatorBench {
    private static final int ROUNDS = 5;
    /** In which the JVM compiles. */
    private static final int DROPPED = 2;

    static final double CPUS = 0.75;

    private TopicWorld world;
    private KafkaCluster kafka;
    private Admin admin;
    private int clusters;

    @BeforeEach
    void start() throws Exception {
        world = new TopicWorld();
        kafka = KafkaCluster.of(1, "");
        admin = kafka.admin();
        world.definePipelines();
    }

    @AfterEach
    void stop() {
        admin.close();
        kafka.close();
        world.close();
    }

    @Test
    void measure(@TempDir Path directory) throws Exception {
        List<TopicFigure> figures = new ArrayList<>();
        figures.add(timeToReady());
        try (ControllerProcess controller = controller(directory)) {
            figures.add(eventsPerSecond(controller));
            figures.add(burst(controller));
        }
        String report = TopicBenchReport.of(figures);
        System.out.print(report);
        Files.writeString(Path.of("../docs/bench-topics.md"), report);
        assertThat(figures.stream().filter(TopicFigure::isMissed)).isEmpty();
    }

    /** O1. The operator starts over resources that are there. */
    private TopicFigure timeToReady() throws Exception {
        int topics = 500;
        List<Double> ours = new ArrayList<>();
        List<Double> bare = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            for (boolean our : round % 2 == 0 ? new boolean[] {true, false} : new boolean[] {false, true}) {
                (our ? ours : bare).add(our ? readyByOperator(topics) : readyByHand(topics));
            }
            say(String.format(
                    Locale.ROOT, "O1 round %d: ours %.2f s, bare %.2f s", round, ours.get(round), bare.get(round)));
        }
        double ratio = median(IntStream.range(DROPPED, ROUNDS)
                .mapToObj(i -> ours.get(i) / bare.get(i))
                .toList());
        return new TopicFigure(
                "O1",
                topics + " KafkaTopics to Ready ÷ bare `createTopics` and as many status patches",
                seconds(median(ours.subList(DROPPED, ROUNDS))),
                seconds(median(bare.subList(DROPPED, ROUNDS))),
                ratio,
                false,
                1.5,
                1.15);
    }

    private double readyByOperator(int topics) throws Exception {
        String cluster = "round-" + clusters++;
        try (TopicLoad load = new TopicLoad(world, cluster)) {
            load.create(topics);
            long start = System.nanoTime();
            try (TopicOperator operator =
                    world.operator(TopicWorld.settings(kafka.bootstrapServers(), cluster, Duration.ofMinutes(2)))) {
                load.awaitReady(topics, 1);
                double took = since(start);
                load.delete(topics);
                load.awaitGone();
                assertThat(operator.isHealthy()).isTrue();
                return took;
            }
        }
    }

    private double readyByHand(int topics) throws Exception {
        try (TopicLoad load = new TopicLoad(world, "nobody")) {
            load.create(topics);
            BareTopics bare = new BareTopics(admin, load);
            long start = System.nanoTime();
            bare.create(topics);
            load.each(topics, number -> load.writeStatus(number, 1));
            load.awaitReady(topics, 1);
            double took = since(start);
            bare.delete(topics);
            load.delete(topics);
            load.awaitGone();
            return took;
        }
    }

    /** O2. Creation, change and deletion of each topic are three events. */
    private TopicFigure eventsPerSecond(ControllerProcess controller) throws Exception {
        int topics = 250;
        List<Double> rates = new ArrayList<>();
        List<Double> bare = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            Duration cpu = controller.cpu();
            double took = lifeByOperator(topics);
            double cpuSeconds = controller.cpu().minus(cpu).toMillis() / 1000.0;
            rates.add(Math.min(3 * topics / took, CPUS * 3 * topics / cpuSeconds));
            bare.add(3 * topics / lifeByHand(topics));
            say(String.format(
                    Locale.ROOT,
                    "O2 round %d: %.1f s, %.1f CPU-s; bare %.0f events/s",
                    round,
                    took,
                    cpuSeconds,
                    bare.get(round)));
        }
        double rate = median(rates.subList(DROPPED, ROUNDS));
        return new TopicFigure(
                "O2",
                "events/s of " + topics + " topics made, changed and deleted, with " + CPUS + " CPU",
                String.format(Locale.ROOT, "%.0f /s", rate),
                String.format(
                        Locale.ROOT, "%.0f /s by bare calls, without a limit", median(bare.subList(DROPPED, ROUNDS))),
                rate,
                true,
                30,
                100);
    }

    private double lifeByOperator(int topics) throws Exception {
        try (TopicLoad load = new TopicLoad(world, "kafka")) {
            long start = System.nanoTime();
            load.create(topics);
            load.awaitReady(topics, 1);
            load.each(topics, number -> load.change(number, "{\"config\":{\"retention.ms\":3600000}}"));
            load.awaitReady(topics, 2);
            load.delete(topics);
            load.awaitGone();
            return since(start);
        }
    }

    private double lifeByHand(int topics) throws Exception {
        try (TopicLoad load = new TopicLoad(world, "nobody")) {
            BareTopics bare = new BareTopics(admin, load);
            long start = System.nanoTime();
            load.create(topics);
            bare.create(topics);
            load.each(topics, number -> load.writeStatus(number, 1));
            load.each(topics, number -> load.change(number, "{\"config\":{\"retention.ms\":3600000}}"));
            bare.alter(topics, "retention.ms", "3600000");
            load.each(topics, number -> load.writeStatus(number, 2));
            load.delete(topics);
            bare.delete(topics);
            load.awaitGone();
            return since(start);
        }
    }

    /** O3. Five changes of each of a thousand topics, as quickly as the API server takes them. */
    private TopicFigure burst(ControllerProcess controller) throws Exception {
        int topics = 1_000;
        int changes = 5;
        try (TopicLoad load = new TopicLoad(world, "kafka")) {
            load.create(topics);
            load.awaitReady(topics, 1);
            Burst burst = new Burst(load);
            long start = System.nanoTime();
            for (int change = 1; change <= changes; change++) {
                String spec = "{\"config\":{\"retention.ms\":" + (3_600_000 + change) + "}}";
                load.each(topics, number -> burst.change(number, spec));
            }
            double sent = since(start);
            List<Double> waits = burst.waits();
            say(String.format(
                    Locale.ROOT, "O3: %d events sent in %.1f s, answered in %.1f s", waits.size(), sent, since(start)));
            load.delete(topics);
            load.awaitGone();
            assertThat(admin.listTopics().names().get()).isEmpty();
            assertThat(controller.isAlive()).isTrue();
            double median = quantile(waits, 0.5);
            double late = quantile(waits, 0.99);
            return new TopicFigure(
                    "O3",
                    String.format(
                            Locale.ROOT,
                            "burst of %,d events, without a restart: wait of the 99 %% ÷ of the median",
                            waits.size()),
                    seconds(late),
                    seconds(median),
                    late / median,
                    false,
                    5,
                    3);
        }
    }

    private ControllerProcess controller(Path directory) throws Exception {
        Path kubeConfig = Files.writeString(directory.resolve("kubeconfig"), world.kubeConfig());
        Map<String, String> environment = Map.of(
                "PRODUCER_IMAGE", "producer:1",
                "STREAM_IMAGE", "stream:1",
                "VERIFY_IMAGE", "verify:1",
                "BIGQUERY_IMAGE", "bigquery:1",
                "TOPIC_OPERATOR_KAFKA", "{\"bootstrapServers\": \"" + kafka.bootstrapServers() + "\"}");
        ControllerProcess controller = ControllerProcess.start("bench", environment, kubeConfig, directory);
        while (!controller.isReady()) {
            assertThat(controller.isAlive()).as(controller.log()).isTrue();
            Thread.sleep(100);
        }
        return controller;
    }

    private static double since(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    private static String seconds(double seconds) {
        return String.format(Locale.ROOT, "%.2f s", seconds);
    }

    private static double median(List<Double> values) {
        return quantile(values, 0.5);
    }

    private static double quantile(List<Double> values, double share) {
        List<Double> sorted = values.stream().sorted().toList();
        return sorted.get((int) Math.ceil(share * sorted.size()) - 1);
    }

    private static void say(String text) {
        System.out.println(text);
    }
}
