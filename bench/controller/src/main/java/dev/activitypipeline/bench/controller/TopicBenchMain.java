package dev.activitypipeline.bench.controller;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;

/**
 * Looks at the topic operator, and writes {@link TopicReadings} as JSON. Arguments: those of {@link Setup}; Kafka's bootstrap servers; how many KafkaTopics are to become Ready; how many rounds
 * count.
 */
public final class TopicBenchMain {
    /** In which the JVMs compile, and the API server fills its caches. */
    private static final int DROPPED = 4;

    private final Setup setup;
    private final ApiServer api;
    private final String bootstrapServers;
    private final BareTopics bare;
    private final int topics;
    private final int rounds;

    private TopicBenchMain(Setup setup, ApiServer api, Admin admin, String[] more) {
        this.setup = setup;
        this.api = api;
        this.bare = new BareTopics(admin);
        this.bootstrapServers = more[Setup.WORDS];
        this.topics = Integer.parseInt(more[Setup.WORDS + 1]);
        this.rounds = Integer.parseInt(more[Setup.WORDS + 2]);
    }

    public static void main(String[] words) throws Exception {
        Setup setup = Setup.of(words);
        try (ApiServer api = new ApiServer(setup);
                Admin admin = Admin.create(Map.<String, Object>of("bootstrap.servers", words[Setup.WORDS]))) {
            setup.write(new TopicBenchMain(setup, api, admin, words).look());
        }
        System.exit(0);
    }

    private TopicReadings look() throws Exception {
        OperatorStarts starts = new OperatorStarts(api, bootstrapServers, bare);
        Pairs ready = inTurn("to Ready", () -> starts.byOperator(topics), () -> starts.byHand(topics));
        TopicLives lives = new TopicLives(api, bare);
        ControllerProcess.archiveClasses(setup, api);
        try (ControllerProcess controller = ControllerProcess.start(
                setup,
                api,
                "controller",
                ControllerProcess.Classes.ARCHIVED,
                Map.of("TOPIC_OPERATOR_KAFKA", "{\"bootstrapServers\": \"" + bootstrapServers + "\"}"))) {
            int few = topics / 2;
            Pairs life = inTurn("events/s", () -> lives.byOperator(controller, few), () -> lives.byHand(few));
            return new TopicReadings(
                    new TopicReadings.Ready(topics, ready.ours(), ready.bare()),
                    new TopicReadings.Life(few, TopicLives.CPUS, life.ours(), life.bare()),
                    new TopicReadings.Burst(lives.burst(2 * topics)));
        }
    }

    /** What was measured in the rounds that count. */
    private record Pairs(List<Double> ours, List<Double> bare) {}

    /** Forth and back (A B, B A), so that a machine that gets slower or quicker favours nobody. */
    private Pairs inTurn(String what, Callable<Double> ours, Callable<Double> bare) throws Exception {
        Pairs pairs = new Pairs(new ArrayList<>(), new ArrayList<>());
        for (int round = 0; round < DROPPED + rounds; round++) {
            boolean forth = round % 2 == 0;
            double first = (forth ? ours : bare).call();
            double second = (forth ? bare : ours).call();
            double our = forth ? first : second;
            double byHand = forth ? second : first;
            System.err.println(String.format(Locale.ROOT, "%s, round %d: %.2f, bare %.2f", what, round, our, byHand));
            if (round >= DROPPED) {
                pairs.ours().add(our);
                pairs.bare().add(byHand);
            }
        }
        return pairs;
    }
}
