package dev.activitypipeline.bench.controller;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;

/**
 * Looks at the topic operator, and writes {@link TopicReadings} as JSON. Arguments: those of {@link Setup}; Kafka's bootstrap servers; how many KafkaTopics are to become Ready; how many rounds
 * count.
 */
public final class TopicBenchMain {
    /** In which the JVMs compile, and the API server fills its caches. */
    private static final int DROPPED = 2;
    /** In which the broker removes the files of the topics before, and the API server ends what it does after an answer. */
    private static final Duration REST = Duration.ofSeconds(3);

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
        List<List<Double>> ready = inTurn(
                "to Ready",
                List.of(
                        () -> starts.byOperator(topics, true),
                        () -> starts.byOperator(topics, false),
                        () -> starts.byHand(topics, true),
                        () -> starts.byHand(topics, false)));
        TopicLives lives = new TopicLives(api, bare);
        ControllerProcess.archiveClasses(setup, api);
        try (ControllerProcess controller = ControllerProcess.start(
                setup,
                api,
                "controller",
                ControllerProcess.Classes.ARCHIVED,
                Map.of("TOPIC_OPERATOR_KAFKA", "{\"bootstrapServers\": \"" + bootstrapServers + "\"}"))) {
            int few = topics / 2;
            List<List<Double>> life =
                    inTurn("events/s", List.of(() -> lives.byOperator(controller, few), () -> lives.byHand(few)));
            return new TopicReadings(
                    new TopicReadings.Ready(topics, ready.get(0), ready.get(1), ready.get(2), ready.get(3)),
                    new TopicReadings.Life(few, TopicLives.CPUS, life.get(0), life.get(1)),
                    new TopicReadings.Burst(lives.burst(2 * topics)));
        }
    }

    /**
     * One time tells little: the API server collects garbage in about every other one, which takes a third as long again.
     *
     * @return for each contender the mean of its two times in each round that counts
     */
    private List<List<Double>> inTurn(String what, List<Callable<Double>> contenders) throws Exception {
        List<Integer> numbers = IntStream.range(0, contenders.size()).boxed().toList();
        List<List<Double>> measured =
                contenders.stream().<List<Double>>map(none -> new ArrayList<>()).toList();
        for (List<List<Integer>> ways : Rounds.mixed(numbers, DROPPED + rounds)) {
            double[] sums = new double[contenders.size()];
            for (List<Integer> way : ways) {
                for (int contender : way) {
                    TimeUnit.MILLISECONDS.sleep(REST.toMillis());
                    sums[contender] += contenders.get(contender).call();
                }
            }
            numbers.forEach(contender -> measured.get(contender).add(sums[contender] / ways.size()));
            System.err.println(what + ": " + measured);
        }
        return measured.stream().map(all -> all.subList(DROPPED, all.size())).toList();
    }
}
