package dev.activitypipeline.controller.topicoperator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.awaitility.Awaitility;

/** What others do at the broker, and what is to be seen there. */
final class BrokerActions {
    /** Of a cluster on which {@code deny} works: everything else is allowed to everybody. */
    static final String AUTHORIZER = """
            authorizer.class.name=org.apache.kafka.metadata.authorizer.StandardAuthorizer
            allow.everyone.if.no.acl.found=true
            """;

    private static final Set<AclOperation> OF_CLUSTER = Set.of(AclOperation.CREATE, AclOperation.DELETE);

    private final Admin admin;

    BrokerActions(Admin admin) {
        this.admin = admin;
    }

    /** Does one action of a case. */
    void act(JsonNode action) throws Exception {
        var verb = action.properties().iterator().next();
        if (verb.getKey().equals("delete")) {
            admin.deleteTopics(List.of(verb.getValue().asText())).all().get();
            return;
        }
        if (verb.getKey().equals("allow")) {
            allow();
            return;
        }
        var topic = verb.getValue().properties().iterator().next();
        switch (verb.getKey()) {
            case "create" -> create(topic.getKey(), topic.getValue());
            case "config" -> config(topic.getKey(), texts(topic.getValue()));
            case "grow" ->
                admin.createPartitions(Map.of(
                                topic.getKey(),
                                NewPartitions.increaseTo(topic.getValue().asInt())))
                        .all()
                        .get();
            case "deny" ->
                deny(topic.getKey(), AclOperation.valueOf(topic.getValue().asText()));
            default -> throw new IllegalArgumentException(action.toString());
        }
    }

    /** Waits until a topic is so: {@code absent}, or partitions, replicas and its own configs. */
    void await(String topic, JsonNode expected) {
        Awaitility.await()
                .atMost(40, TimeUnit.SECONDS)
                .pollInterval(50, TimeUnit.MILLISECONDS)
                .untilAsserted(() -> {
                    Optional<TopicDescription> there = describe(topic);
                    if (expected.asText().equals("absent")) {
                        assertThat(there).as(topic).isEmpty();
                        return;
                    }
                    assertThat(there).as(topic).isPresent();
                    if (expected.has("partitions")) {
                        assertThat(there.get().partitions())
                                .as(topic)
                                .hasSize(expected.get("partitions").asInt());
                    }
                    if (expected.has("replicas")) {
                        assertThat(there.get().partitions())
                                .as(topic)
                                .allMatch(partition -> partition.replicas().size()
                                        == expected.get("replicas").asInt());
                    }
                    if (expected.has("config")) {
                        assertThat(ownConfigs(topic)).as(topic).isEqualTo(texts(expected.get("config")));
                    }
                });
    }

    Optional<TopicDescription> describe(String topic) throws InterruptedException, ExecutionException {
        try {
            return Optional.of(
                    admin.describeTopics(List.of(topic)).allTopicNames().get().get(topic));
        } catch (ExecutionException refused) {
            if (refused.getCause() instanceof UnknownTopicOrPartitionException) {
                return Optional.empty();
            }
            throw refused;
        }
    }

    Set<String> topics() throws InterruptedException, ExecutionException {
        return admin.listTopics().names().get();
    }

    private Map<String, String> ownConfigs(String topic) throws InterruptedException, ExecutionException {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        Map<String, String> own = new TreeMap<>();
        admin.describeConfigs(List.of(resource)).all().get().get(resource).entries().stream()
                .filter(entry -> entry.source() == ConfigEntry.ConfigSource.DYNAMIC_TOPIC_CONFIG)
                .forEach(entry -> own.put(entry.name(), entry.value()));
        return own;
    }

    private void create(String topic, JsonNode how) throws InterruptedException, ExecutionException {
        admin.createTopics(List.of(
                        new NewTopic(topic, Optional.of(how.path("partitions").asInt(1)), Optional.empty())
                                .configs(texts(how.path("config")))))
                .all()
                .get();
    }

    void config(String topic, Map<String, String> values) throws InterruptedException, ExecutionException {
        Collection<AlterConfigOp> operations = new ArrayList<>();
        values.forEach((key, value) ->
                operations.add(new AlterConfigOp(new ConfigEntry(key, value), AlterConfigOp.OpType.SET)));
        admin.incrementalAlterConfigs(Map.of(new ConfigResource(ConfigResource.Type.TOPIC, topic), operations))
                .all()
                .get();
    }

    /** Creating and deleting on the cluster as well: who may do it there may do it to every topic. */
    private void deny(String topic, AclOperation operation) throws InterruptedException, ExecutionException {
        List<AclBinding> rules = new ArrayList<>();
        for (ResourcePattern resource : List.of(
                new ResourcePattern(ResourceType.TOPIC, topic, PatternType.LITERAL),
                new ResourcePattern(ResourceType.CLUSTER, "kafka-cluster", PatternType.LITERAL))) {
            rules.add(new AclBinding(resource, rule(AclOperation.ALL, AclPermissionType.ALLOW)));
            if (resource.resourceType() == ResourceType.TOPIC || OF_CLUSTER.contains(operation)) {
                rules.add(new AclBinding(resource, rule(operation, AclPermissionType.DENY)));
            }
        }
        admin.createAcls(rules).all().get();
    }

    private static AccessControlEntry rule(AclOperation operation, AclPermissionType permission) {
        return new AccessControlEntry("User:ANONYMOUS", "*", operation, permission);
    }

    /** Everything again. */
    private void allow() throws InterruptedException, ExecutionException {
        admin.deleteAcls(List.of(AclBindingFilter.ANY)).all().get();
    }

    private static Map<String, String> texts(JsonNode object) {
        Map<String, String> texts = new HashMap<>();
        object.properties()
                .forEach(entry -> texts.put(entry.getKey(), entry.getValue().asText()));
        return texts;
    }
}
