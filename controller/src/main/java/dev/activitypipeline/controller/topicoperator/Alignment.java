package dev.activitypipeline.controller.topicoperator;

import dev.activitypipeline.controller.topicoperator.Answer.Given;
import dev.activitypipeline.controller.topicoperator.Answer.Refused;
import dev.activitypipeline.controller.topicoperator.TopicOutcome.NotReady;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings the topics of one batch to what their resources say; no two resources of it have the same topic. Of several problems of a topic the first is told. */
final class Alignment {
    private static final Logger LOG = LoggerFactory.getLogger(Alignment.class);

    private final TopicAdmin admin;
    private final AlterableConfigs alterable;
    private final Map<String, KafkaTopicSpec> wanted = new LinkedHashMap<>();
    private final Map<String, TopicChanges> changes = new LinkedHashMap<>();
    private final Map<String, TopicProblem> problems = new HashMap<>();
    private final Map<String, String> ids = new HashMap<>();

    private Alignment(List<KafkaTopic> topics, TopicAdmin admin, AlterableConfigs alterable) {
        this.admin = admin;
        this.alterable = alterable;
        topics.forEach(topic ->
                wanted.put(topic.topicName(), topic.spec().orElseThrow().withConfigs(alterable::allows)));
    }

    /**
     * @param states what Kafka has, for those that were asked for; the others are created without a question: nearly always there is nothing of that name, and if there is, Kafka says so
     * @param deletedIds of topics that Kafka has deleted, and which a broker that lags behind may still show
     */
    static Map<KafkaTopic, TopicOutcome> of(
            List<KafkaTopic> topics,
            Map<String, Answer<TopicState>> states,
            Set<String> deletedIds,
            TopicAdmin admin,
            AlterableConfigs alterable)
            throws InterruptedException {
        Alignment alignment = new Alignment(topics, admin, alterable);
        alignment.createOrFind(states, deletedIds);
        alignment.alterConfigs();
        alignment.grow();
        alignment.checkReplicas();
        Map<KafkaTopic, TopicOutcome> outcomes = new LinkedHashMap<>();
        topics.forEach(topic -> outcomes.put(topic, alignment.outcome(topic)));
        return outcomes;
    }

    private void createOrFind(Map<String, Answer<TopicState>> states, Set<String> deletedIds)
            throws InterruptedException {
        Set<String> unasked = new LinkedHashSet<>(wanted.keySet());
        unasked.removeAll(states.keySet());
        Map<String, Throwable> refused = create(unasked, isSilent(states));
        Map<String, Answer<TopicState>> seen = new HashMap<>(states);
        seen.putAll(admin.describe(refused.keySet().stream()
                .filter(name -> !(refused.get(name) instanceof TimeoutException))
                .collect(Collectors.toSet())));
        List<String> missing = missing(seen, deletedIds);
        missing.removeAll(refused.keySet());
        refused.putAll(create(missing, refused.values().stream().anyMatch(TimeoutException.class::isInstance)));
        refused.forEach((name, cause) -> {
            if (!ids.containsKey(name)) {
                problems.putIfAbsent(name, TopicProblem.of(cause));
            }
        });
    }

    private static boolean isSilent(Map<String, Answer<TopicState>> states) {
        return states.values().stream()
                .anyMatch(answer ->
                        answer instanceof Refused<TopicState> refused && refused.isBecauseOf(TimeoutException.class));
    }

    private List<String> missing(Map<String, Answer<TopicState>> states, Set<String> deletedIds) {
        List<String> missing = new ArrayList<>();
        wanted.forEach((name, spec) -> {
            if (!states.containsKey(name)) {
                return; // It was created, or Kafka is silent.
            }
            Answer<TopicState> answer = states.get(name);
            if (answer instanceof Given<TopicState> given
                    && !deletedIds.contains(given.value().id())) {
                ids.put(name, given.value().id());
                changes.put(name, TopicChanges.between(spec, given.value(), alterable::allows));
            } else if (answer instanceof Refused<TopicState> refused
                    && !refused.isBecauseOf(UnknownTopicOrPartitionException.class)) {
                problems.put(name, TopicProblem.of(refused.cause()));
            } else {
                missing.add(name);
            }
        });
        return missing;
    }

    /**
     * @param silent whether a call of this batch has ended in vain already, which is enough
     * @return why Kafka refused some of them
     */
    private Map<String, Throwable> create(Collection<String> names, boolean silent) throws InterruptedException {
        Map<String, Throwable> refused = new LinkedHashMap<>();
        if (silent) {
            names.forEach(
                    name -> refused.put(name, new TimeoutException("not asked: others of the batch had no answer")));
            return refused;
        }
        Map<String, KafkaTopicSpec> topics = new LinkedHashMap<>();
        names.forEach(name -> topics.put(name, wanted.get(name)));
        admin.create(topics).forEach((name, answer) -> {
            if (answer instanceof Given<String> created) {
                LOG.info("created topic {}", name);
                ids.put(name, created.value());
            } else if (answer instanceof Refused<String> refusal) {
                refused.put(name, refusal.cause());
            }
        });
        return refused;
    }

    private void alterConfigs() throws InterruptedException {
        Map<String, List<AlterConfigOp>> operations = new LinkedHashMap<>();
        changes.forEach((name, change) -> {
            if (change.shrinks()) {
                problems.put(name, TopicProblem.notSupported("Decreasing partitions not supported"));
            }
            if (!change.configs().isEmpty()) {
                operations.put(name, change.configs());
                LOG.info("alters configs of topic {}: {}", name, change.configs());
            }
        });
        note(admin.alterConfigs(operations));
    }

    private void grow() throws InterruptedException {
        Map<String, Integer> counts = new LinkedHashMap<>();
        changes.forEach((name, change) -> change.growTo().ifPresent(count -> {
            counts.put(name, count);
            LOG.info("gives topic {} {} partitions", name, count);
        }));
        note(admin.grow(counts));
    }

    /** A topic that is being moved to as many copies as its spec wants is well. */
    private void checkReplicas() throws InterruptedException {
        List<TopicPartition> partitions = new ArrayList<>();
        changes.forEach((name, change) ->
                change.wrongReplicas().forEach(partition -> partitions.add(new TopicPartition(name, partition))));
        Answer<Map<TopicPartition, Integer>> targets = admin.targets(Set.copyOf(partitions));
        changes.forEach((name, change) -> {
            Optional<Integer> copies = wanted.get(name).replicas();
            if (change.wrongReplicas().isEmpty() || copies.isEmpty()) {
                return;
            }
            if (targets instanceof Refused<Map<TopicPartition, Integer>> refused) {
                problems.putIfAbsent(name, TopicProblem.of(refused.cause()));
            } else if (targets instanceof Given<Map<TopicPartition, Integer>> given
                    && change.wrongReplicas().stream().anyMatch(partition -> !copies.get()
                            .equals(given.value().get(new TopicPartition(name, partition))))) {
                problems.putIfAbsent(
                        name,
                        TopicProblem.notSupported(
                                "Replication factor change not supported, but required for partitions "
                                        + change.wrongReplicas()));
            }
        });
    }

    private void note(Map<String, Answer<Void>> answers) {
        answers.forEach((name, answer) -> {
            if (answer instanceof Refused<Void> refused) {
                problems.putIfAbsent(name, TopicProblem.of(refused.cause()));
            }
        });
    }

    private TopicOutcome outcome(KafkaTopic topic) {
        String name = topic.topicName();
        TopicProblem problem = problems.get(name);
        if (problem == null) {
            return new TopicOutcome.Ready(
                    ids.get(name), Warnings.of(topic.spec().orElseThrow(), alterable));
        }
        return problem.message().startsWith(TopicExistsException.class.getName())
                ? new TopicOutcome.Overtaken(problem)
                : new NotReady(problem, Optional.ofNullable(ids.get(name)));
    }
}
