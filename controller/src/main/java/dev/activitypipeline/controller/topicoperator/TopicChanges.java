package dev.activitypipeline.controller.topicoperator;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.AlterConfigOp.OpType;
import org.apache.kafka.clients.admin.ConfigEntry;

/**
 * What has to happen to a topic for it to be as its spec says.
 *
 * @param configs to set, and to put back to their defaults
 * @param growTo how many partitions it is to have; empty if it has enough
 * @param shrinks whether the spec asks for fewer partitions than there are, which Kafka cannot do
 * @param wrongReplicas the partitions that do not have as many copies as the spec asks for
 */
record TopicChanges(
        List<AlterConfigOp> configs, Optional<Integer> growTo, boolean shrinks, SortedSet<Integer> wrongReplicas) {
    /** Set by whoever moves partitions, for as long as the move takes. */
    static final Set<String> THROTTLES =
            Set.of("follower.replication.throttled.replicas", "leader.replication.throttled.replicas");

    /** @param alterable which configs are ours to change */
    static TopicChanges between(KafkaTopicSpec wanted, TopicState actual, Predicate<String> alterable) {
        return new TopicChanges(
                configs(wanted.configTexts(), actual, alterable),
                wanted.partitions().filter(count -> count > actual.partitions()),
                wanted.partitions().filter(count -> count < actual.partitions()).isPresent(),
                wrongReplicas(wanted, actual));
    }

    private static List<AlterConfigOp> configs(
            SortedMap<String, String> wanted, TopicState actual, Predicate<String> alterable) {
        List<AlterConfigOp> changes = new ArrayList<>();
        wanted.forEach((key, value) -> {
            if (alterable.test(key) && !isSame(value, actual.configs().get(key))) {
                changes.add(new AlterConfigOp(new ConfigEntry(key, value), OpType.SET));
            }
        });
        for (String key : actual.ownConfigs()) {
            if (alterable.test(key) && !wanted.containsKey(key) && !THROTTLES.contains(key)) {
                changes.add(new AlterConfigOp(new ConfigEntry(key, null), OpType.DELETE));
            }
        }
        return changes;
    }

    /** A topic whose partitions differ among themselves is in the middle of a move; what it will have in the end is not known. */
    private static SortedSet<Integer> wrongReplicas(KafkaTopicSpec wanted, TopicState actual) {
        SortedSet<Integer> wrong = new TreeSet<>();
        boolean uniform = Set.copyOf(actual.replicas().values()).size() == 1;
        if (uniform && wanted.replicas().isPresent()) {
            actual.replicas().forEach((partition, copies) -> {
                if (!copies.equals(wanted.replicas().get())) {
                    wrong.add(partition);
                }
            });
        }
        return wrong;
    }

    /** 0.50 and 0.5 are the same: Kafka tells the one that it has parsed, and would be told the other again and again. */
    private static boolean isSame(String wanted, String actual) {
        return Objects.equals(wanted, actual)
                || number(wanted)
                        .flatMap(one -> number(actual).filter(other -> one.compareTo(other) == 0))
                        .isPresent();
    }

    private static Optional<BigDecimal> number(String text) {
        try {
            return text == null ? Optional.empty() : Optional.of(new BigDecimal(text));
        } catch (NumberFormatException notANumber) {
            return Optional.empty();
        }
    }
}
