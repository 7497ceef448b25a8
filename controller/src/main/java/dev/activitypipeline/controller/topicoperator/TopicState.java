package dev.activitypipeline.controller.topicoperator;

import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.ConfigEntry.ConfigSource;
import org.apache.kafka.clients.admin.TopicDescription;

/**
 * A topic as Kafka has it.
 *
 * @param replicas how many copies each partition has
 * @param configs the values that hold, wherever they come from
 * @param ownConfigs the configs that are set on this topic
 */
record TopicState(
        String id, SortedMap<Integer, Integer> replicas, Map<String, String> configs, SortedSet<String> ownConfigs) {

    static TopicState of(TopicDescription description, Config config) {
        SortedMap<Integer, Integer> replicas = new TreeMap<>();
        description
                .partitions()
                .forEach(partition ->
                        replicas.put(partition.partition(), partition.replicas().size()));
        Map<String, String> configs = new TreeMap<>();
        config.entries().forEach(entry -> configs.put(entry.name(), entry.value()));
        return new TopicState(
                description.topicId().toString(),
                replicas,
                configs,
                config.entries().stream()
                        .filter(entry -> entry.source() == ConfigSource.DYNAMIC_TOPIC_CONFIG)
                        .map(ConfigEntry::name)
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    int partitions() {
        return replicas.size();
    }
}
