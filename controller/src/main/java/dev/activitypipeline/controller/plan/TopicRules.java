package dev.activitypipeline.controller.plan;

import static dev.activitypipeline.controller.plan.PropertyType.flag;
import static dev.activitypipeline.controller.plan.PropertyType.intAtLeast;
import static dev.activitypipeline.controller.plan.PropertyType.intBetween;
import static dev.activitypipeline.controller.plan.PropertyType.longAtLeast;
import static dev.activitypipeline.controller.plan.PropertyType.matching;
import static dev.activitypipeline.controller.plan.PropertyType.oneOf;
import static dev.activitypipeline.controller.plan.PropertyType.ratio;

import com.fasterxml.jackson.databind.JsonNode;
import dev.activitypipeline.controller.api.v1alpha1.TopicSpec;
import dev.activitypipeline.controller.plan.PropertyRules.Denial;
import dev.activitypipeline.controller.schema.Shown;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What Kafka wants of a topic, and what exactly-once wants of it. */
final class TopicRules {
    private static final Set<String> INTERNAL =
            Set.of("__consumer_offsets", "__transaction_state", "__share_group_state", "__cluster_metadata");
    private static final String THROTTLED = "a list of partition:broker, or *";
    private static final String THROTTLED_SHAPE = "\\*|none|([0-9]+:[0-9]+(,[0-9]+:[0-9]+)*)?";

    /** Kafka 4.3's topic configs. */
    private static final Map<String, PropertyType> CONFIGS = Map.ofEntries(
            Map.entry("cleanup.policy", oneOf("delete")),
            Map.entry("compression.gzip.level", matching("-1 or an integer between 1 and 9", "-1|[1-9]")),
            Map.entry("compression.lz4.level", intBetween(1, 17)),
            Map.entry("compression.type", oneOf("uncompressed", "zstd", "lz4", "snappy", "gzip", "producer")),
            Map.entry("compression.zstd.level", intBetween(-131_072, 22)),
            Map.entry("delete.retention.ms", longAtLeast(0)),
            Map.entry("file.delete.delay.ms", longAtLeast(0)),
            Map.entry("flush.messages", longAtLeast(1)),
            Map.entry("flush.ms", longAtLeast(0)),
            Map.entry("follower.replication.throttled.replicas", matching(THROTTLED, THROTTLED_SHAPE)),
            Map.entry("index.interval.bytes", intAtLeast(0)),
            Map.entry("leader.replication.throttled.replicas", matching(THROTTLED, THROTTLED_SHAPE)),
            Map.entry("local.retention.bytes", longAtLeast(-2)),
            Map.entry("local.retention.ms", longAtLeast(-2)),
            Map.entry("max.compaction.lag.ms", longAtLeast(1)),
            Map.entry("max.message.bytes", intAtLeast(0)),
            Map.entry("message.timestamp.after.max.ms", longAtLeast(0)),
            Map.entry("message.timestamp.before.max.ms", longAtLeast(0)),
            Map.entry("message.timestamp.type", oneOf("CreateTime", "LogAppendTime")),
            Map.entry("min.cleanable.dirty.ratio", ratio()),
            Map.entry("min.compaction.lag.ms", longAtLeast(0)),
            Map.entry("min.insync.replicas", intAtLeast(1)),
            Map.entry("preallocate", flag()),
            Map.entry("remote.log.copy.disable", flag()),
            Map.entry("remote.log.delete.on.disable", flag()),
            Map.entry("remote.storage.enable", flag()),
            Map.entry("retention.bytes", longAtLeast(-1)),
            Map.entry("retention.ms", longAtLeast(-1)),
            Map.entry("segment.bytes", intAtLeast(1 << 20)),
            Map.entry("segment.index.bytes", intAtLeast(4)),
            Map.entry("segment.jitter.ms", longAtLeast(0)),
            Map.entry("segment.ms", longAtLeast(1)),
            Map.entry("unclean.leader.election.enable", flag()));

    static final PropertyRules RULES = new PropertyRules(
            new TreeMap<>(CONFIGS),
            List.of(
                    Denial.of("partitions|num\\.partitions", "use spec.topic.partitions"),
                    Denial.of("replicas|replication\\.factor", "use spec.topic.replicas")),
            "is not a topic config of Kafka");

    private TopicRules() {}

    static void check(TopicSpec topic, Violations violations) {
        if (topic.name() != null) {
            name(topic.name(), violations);
        }
        if (topic.config() != null) {
            config(topic, topic.config(), violations);
        }
    }

    private static void name(String name, Violations violations) {
        if (name.equals(".") || name.equals("..") || name.startsWith("__")) {
            String why = INTERNAL.contains(name)
                    ? "is one of Kafka's own"
                    : name.startsWith("__") ? "begins with \"__\", as Kafka's own do" : "is a folder's name";
            violations.add(
                    "spec.topic.name",
                    Shown.text(name),
                    "must be a Kafka topic name: allowed [a-zA-Z0-9._-], at most 249 characters, not internal; this one "
                            + why);
        }
    }

    private static void config(TopicSpec topic, Map<String, JsonNode> config, Violations violations) {
        JsonNode cleanup = config.get("cleanup.policy");
        if (cleanup != null && cleanup.asText().contains("compact")) {
            violations.add(
                    "spec.topic.config",
                    "cleanup.policy=" + Shown.text(cleanup.asText())
                            + " would drop all but the last event of each user; only \"delete\" keeps every acknowledged event");
            config = without(config, "cleanup.policy");
        }
        RULES.check("spec.topic.config", config, violations);
        JsonNode inSync = config.get("min.insync.replicas");
        if (inSync != null
                && topic.replicas() != null
                && CONFIGS.get("min.insync.replicas").accepts().test(inSync.asText())
                && Long.parseLong(inSync.asText()) > topic.replicas()) {
            violations.add(
                    "spec.topic.config",
                    "min.insync.replicas=" + inSync.asText() + " is more than spec.topic.replicas=" + topic.replicas()
                            + ", so that nothing could ever be written");
        }
    }

    private static Map<String, JsonNode> without(Map<String, JsonNode> config, String name) {
        Map<String, JsonNode> rest = new LinkedHashMap<>(config);
        rest.remove(name);
        return rest;
    }
}
