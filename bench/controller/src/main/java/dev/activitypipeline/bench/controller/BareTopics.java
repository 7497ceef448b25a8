package dev.activitypipeline.bench.controller;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;

/** The least that has to happen, without an operator: Kafka's calls in batches of a hundred, and nothing that is looked at first. */
record BareTopics(Admin admin) {
    private static final int BATCH = 100;

    void create(TopicLoad load, int topics) throws Exception {
        each(load, topics, names -> admin.createTopics(names.stream()
                        .map(name -> new NewTopic(name, Optional.of(1), Optional.of((short) 1)))
                        .toList())
                .all());
    }

    void alter(TopicLoad load, int topics, String config, String value) throws Exception {
        each(load, topics, names -> admin.incrementalAlterConfigs(names.stream()
                        .collect(Collectors.toMap(
                                name -> new ConfigResource(ConfigResource.Type.TOPIC, name),
                                name -> set(config, value))))
                .all());
    }

    void delete(TopicLoad load, int topics) throws Exception {
        each(load, topics, names -> admin.deleteTopics(names).all());
    }

    private static Collection<AlterConfigOp> set(String config, String value) {
        return List.of(new AlterConfigOp(new ConfigEntry(config, value), AlterConfigOp.OpType.SET));
    }

    private void each(TopicLoad load, int topics, Function<List<String>, KafkaFuture<Void>> call) throws Exception {
        List<String> names = IntStream.range(0, topics).mapToObj(load::name).toList();
        for (int from = 0; from < topics; from += BATCH) {
            call.apply(names.subList(from, Math.min(topics, from + BATCH))).get();
        }
    }
}
