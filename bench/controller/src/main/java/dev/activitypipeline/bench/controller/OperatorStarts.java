package dev.activitypipeline.bench.controller;

import dev.activitypipeline.controller.ControllerClient;
import dev.activitypipeline.controller.plan.KafkaPlan;
import dev.activitypipeline.controller.topicoperator.TopicOperator;
import dev.activitypipeline.controller.topicoperator.TopicOperatorSettings;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Topic operators with the chart's settings, but without finalizers where that is asked for, one after the other, each for KafkaTopics that are there before it starts. */
final class OperatorStarts {
    private final ApiServer api;
    private final KubernetesClient client;
    private final String bootstrapServers;
    private final BareTopics bare;
    private int started;

    OperatorStarts(ApiServer api, String bootstrapServers, BareTopics bare) {
        this.api = api;
        this.client = ControllerClient.keeping(api.config());
        this.bootstrapServers = bootstrapServers;
        this.bare = bare;
    }

    /**
     * Seconds from its start until all are Ready.
     *
     * @param held whether it writes finalizers
     */
    double byOperator(int topics, boolean held) throws Exception {
        String cluster = "start-" + started++;
        try (TopicLoad load = new TopicLoad(api, cluster, cluster)) {
            load.create(topics);
            long begin = System.nanoTime();
            try (TopicOperator operator = operator(cluster, held)) {
                load.awaitReady(topics, 1);
                double took = (System.nanoTime() - begin) / 1e9;
                load.delete(topics);
                load.awaitGone();
                if (!operator.isHealthy()) {
                    throw new IllegalStateException("the topic operator has ended");
                }
                return took;
            }
        }
    }

    /**
     * The same by who knows beforehand what to do.
     *
     * @param held whether a finalizer is written for each before its topic is made, as an operator has to
     */
    double byHand(int topics, boolean held) throws Exception {
        String cluster = "by-hand-" + started++;
        try (TopicLoad load = new TopicLoad(api, cluster, cluster)) {
            load.create(topics);
            long begin = System.nanoTime();
            if (held) {
                load.each(topics, load::hold);
            }
            bare.create(load, topics);
            load.each(topics, number -> load.writeStatus(number, 1));
            load.awaitReady(topics, 1);
            double took = (System.nanoTime() - begin) / 1e9;
            if (held) {
                load.each(topics, load::letGo);
            }
            bare.delete(load, topics);
            load.delete(topics);
            load.awaitGone();
            return took;
        }
    }

    private TopicOperator operator(String cluster, boolean held) {
        List<String> faults = new ArrayList<>();
        KafkaPlan kafka =
                new KafkaPlan(bootstrapServers, Optional.empty(), Optional.empty(), Optional.empty(), new TreeMap<>());
        TopicOperatorSettings settings = TopicOperatorSettings.fromEnvironment(
                Map.of("TOPIC_OPERATOR_CLUSTER", cluster, "TOPIC_OPERATOR_FINALIZERS", Boolean.toString(held)),
                kafka,
                Set.of(),
                faults);
        TopicOperator operator = TopicOperator.of(settings, client, "v1", new SimpleMeterRegistry());
        operator.start();
        return operator;
    }
}
