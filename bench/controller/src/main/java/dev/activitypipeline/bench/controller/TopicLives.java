package dev.activitypipeline.bench.controller;

import java.util.List;
import java.util.stream.IntStream;

/** KafkaTopics that are made, changed and deleted under a controller in a process of its own. */
final class TopicLives {
    /** What a small installation gives the controller. */
    static final double CPUS = 0.75;

    private static final int EVENTS = 3;
    private static final int CHANGES = 5;

    private final ApiServer api;
    private final BareTopics bare;
    private int lived;

    TopicLives(ApiServer api, BareTopics bare) {
        this.api = api;
        this.bare = bare;
    }

    /** Events a second that {@link #CPUS} carry, and never more than were seen. */
    double byOperator(ControllerProcess controller, int topics) throws Exception {
        double cpu = controller.cpuSeconds();
        try (TopicLoad load = new TopicLoad(api, "lives-" + lived++, "kafka")) {
            long begin = System.nanoTime();
            load.create(topics);
            load.awaitReady(topics, 1);
            load.each(topics, number -> load.change(number, retention(0)));
            load.awaitReady(topics, 2);
            load.delete(topics);
            load.awaitGone();
            double events = (double) EVENTS * topics;
            return Math.min(
                    events / ((System.nanoTime() - begin) / 1e9), CPUS * events / (controller.cpuSeconds() - cpu));
        }
    }

    /** Events a second by the same requests and calls, and nothing that is decided. */
    double byHand(int topics) throws Exception {
        try (TopicLoad load = new TopicLoad(api, "lives-" + lived++, "nobody")) {
            long begin = System.nanoTime();
            load.create(topics);
            bare.create(load, topics);
            load.each(topics, number -> load.writeStatus(number, 1));
            load.each(topics, number -> load.change(number, retention(0)));
            bare.alter(load, topics, "retention.ms", "3600000");
            load.each(topics, number -> load.writeStatus(number, 2));
            load.delete(topics);
            bare.delete(load, topics);
            load.awaitGone();
            return EVENTS * topics / ((System.nanoTime() - begin) / 1e9);
        }
    }

    /** Each topic is changed some times, as quickly as the API server takes it. @return how long each change waited for its answer, in seconds */
    List<Double> burst(int topics) throws Exception {
        try (TopicLoad load = new TopicLoad(api, "lives-" + lived++, "kafka")) {
            load.create(topics);
            load.awaitReady(topics, 1);
            Burst burst = new Burst(load);
            for (String spec : IntStream.rangeClosed(1, CHANGES)
                    .mapToObj(TopicLives::retention)
                    .toList()) {
                load.each(topics, number -> burst.change(number, spec));
            }
            List<Double> waits = burst.waits();
            load.delete(topics);
            load.awaitGone();
            return waits;
        }
    }

    private static String retention(int more) {
        return "{\"config\":{\"retention.ms\":" + (3_600_000 + more) + "}}";
    }
}
