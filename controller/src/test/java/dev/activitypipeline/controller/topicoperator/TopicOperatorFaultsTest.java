package dev.activitypipeline.controller.topicoperator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.activitypipeline.controller.TestApiServer;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** What happens to the operator itself, to its broker and to its settings; each test has an operator of its own. */
@EnabledIfEnvironmentVariable(
        named = TestApiServer.PROGRAMS,
        matches = ".+",
        disabledReason = "there are no programs of an API server")
class TopicOperatorFaultsTest {
    private static TopicWorld world;
    private static KafkaCluster cluster;
    private static Admin admin;
    private static BrokerActions broker;

    private final String namespace = world.namespace();
    /** Topics of a test have its namespace in front, and are looked after by its own operator. */
    private final String labels = "labels: {strimzi.io/cluster: " + namespace + "}";

    @BeforeAll
    static void start() throws Exception {
        world = new TopicWorld();
        cluster = KafkaCluster.of(1, "delete.topic.enable=true\n");
        admin = cluster.admin();
        broker = new BrokerActions(admin);
    }

    @AfterAll
    static void stop() {
        admin.close();
        cluster.close();
        world.close();
    }

    @Test
    void aBrokerThatIsAwayIsToldOnceAndNotHammered() throws Exception {
        // Given
        create("a", "{partitions: 1}");
        try (TopicOperator operator = operator(settings())) {
            KafkaTopic before = world.awaitReady(namespace, name("a"));

            // When
            cluster.kill(1);
            world.patch(namespace, name("a"), "{\"spec\":{\"partitions\":2}}");
            create("b", "{partitions: 1}");

            // Then
            KafkaTopic away = world.awaitReason(namespace, name("a"), TopicProblem.KAFKA_ERROR);
            world.awaitReason(namespace, name("b"), TopicProblem.KAFKA_ERROR);
            assertThat(TopicWorld.message(away)).contains("Kafka did not answer in time");
            assertThat(away.status().orElseThrow().topicId())
                    .isEqualTo(before.status().orElseThrow().topicId());
            double batches = batches();
            String version = world.find(namespace, name("a")).orElseThrow().resourceVersion();
            TimeUnit.SECONDS.sleep(20);
            assertThat(batches() - batches).isLessThan(4);
            assertThat(world.find(namespace, name("a")).orElseThrow().resourceVersion())
                    .isEqualTo(version);
            assertThat(operator.isHealthy()).isTrue();

            // When
            cluster.restart(1);

            // Then
            assertThat(world.awaitReady(namespace, name("a"))
                            .status()
                            .orElseThrow()
                            .topicId())
                    .isEqualTo(before.status().orElseThrow().topicId());
            world.awaitReady(namespace, name("b"));
        }
    }

    @Test
    void anOperatorThatDiesAnywhereIsMadeUpForByTheNext() {
        // Given operators that are stopped at some moment
        for (int round = 0; round < 6; round++) {
            for (int topic = 0; topic < 10; topic++) {
                create("r" + round + "-" + topic, "{partitions: 2, config: {retention.ms: 1000}}");
            }
            TopicOperator operator = operator(settings());
            sleep(40L * round);
            operator.close();
        }

        // When
        try (TopicOperator operator = operator(settings())) {
            // Then
            for (int topic = 0; topic < 60; topic++) {
                world.awaitReady(namespace, name("r" + topic / 10 + "-" + topic % 10));
            }

            // When they are deleted, and it dies again
            for (int topic = 0; topic < 60; topic++) {
                world.delete(namespace, name("r" + topic / 10 + "-" + topic % 10));
            }
            assertThat(operator.isHealthy()).isTrue();
        }
        try (TopicOperator operator = operator(settings())) {
            // Then
            TopicWorld.await(() -> broker.topics().stream().noneMatch(topic -> topic.startsWith(namespace)));
            TopicWorld.await(() -> world.find(namespace, name("r5-9")).isEmpty());
            assertThat(operator.isHealthy()).isTrue();
        }
    }

    @Test
    void nothingIsWrittenWhereNothingIsNew() {
        // Given
        create("a", "{partitions: 1, config: {retention.ms: 1000}}");
        create("b", "{partitions: 1, config: {unknown.config: x}}");
        List<String> writes = new CopyOnWriteArrayList<>();
        try (KubernetesClient counted = world.client(request -> noteWrite(request, writes))) {
            try (TopicOperator operator = world.operator(settings(), counted)) {
                world.awaitReady(namespace, name("a"));
                world.awaitReason(namespace, name("b"), TopicProblem.KAFKA_ERROR);
                writes.clear();

                // When it goes round five times and is followed by another
                sleep(5_000);
                assertThat(operator.isHealthy()).isTrue();
            }
            try (TopicOperator operator = world.operator(settings(), counted)) {
                sleep(3_000);
                assertThat(operator.isHealthy()).isTrue();
            }
        }

        // Then
        assertThat(writes).isEmpty();
    }

    private static void noteWrite(HttpRequest request, List<String> writes) {
        if (!request.method().equals("GET")) {
            writes.add(request.method() + " " + request.uri());
        }
    }

    @Test
    void whoWaitsForATopicHasItWhenItIsLetGoAndNotOnlyInTheNextRound() {
        // Given
        try (TopicOperator operator = operator(settings(Duration.ofMinutes(10)))) {
            create("old", "{topicName: " + name("shared") + ", partitions: 1}");
            world.awaitReady(namespace, name("old"));
            sleep(1_100);
            create("young", "{topicName: " + name("shared") + ", partitions: 1}");
            world.awaitReason(namespace, name("young"), "ResourceConflict");

            // When
            world.delete(namespace, name("old"));

            // Then
            world.awaitReady(namespace, name("young"));
            assertThat(operator.isHealthy()).isTrue();
        }
    }

    @Test
    void withoutFinalizersADeletedResourceTakesItsTopicAlongAndAnUnselectedOneDoesNot() throws Exception {
        // Given
        create("a", "{partitions: 1}");
        create("b", "{partitions: 1}");
        create("c", "{partitions: 1}");
        try (TopicOperator with = operator(settings())) {
            world.awaitTopic(namespace, name("a"), KafkaTopic::hasFinalizer);
            assertThat(with.isHealthy()).isTrue();
        }
        try (TopicOperator without = operator(settings(false, "ALL"))) {
            for (String topic : List.of("a", "b", "c")) {
                world.awaitTopic(namespace, name(topic), there -> there.isReady() && !there.hasFinalizer());
            }

            // When
            world.delete(namespace, name("a"));
            world.patch(namespace, name("b"), "{\"metadata\":{\"labels\":{\"strimzi.io/cluster\":\"other\"}}}");
            world.patch(namespace, name("c"), "{\"metadata\":{\"annotations\":{\"strimzi.io/managed\":\"false\"}}}");
            world.awaitTopic(namespace, name("c"), there -> !there.isReady());
            world.delete(namespace, name("c"));

            // Then
            broker.await(name("a"), TextNode.valueOf("absent"));
            sleep(2_000);
            assertThat(broker.topics()).contains(name("b"), name("c"));
            assertThat(without.isHealthy()).isTrue();
        }
    }

    @Test
    void configsThatMayNotBeAlteredAreLeftAsTheyAreAndWarnedOf() throws Exception {
        // Given
        create("a", "{partitions: 1, config: {retention.ms: 1000, compression.type: gzip}}");

        // When
        try (TopicOperator operator = operator(settings(true, "retention.ms, max.message.bytes"))) {
            KafkaTopic topic = world.awaitReady(namespace, name("a"));

            // Then
            assertThat(topic.status().orElseThrow().conditions())
                    .extracting(KafkaTopicStatus.Condition::message)
                    .contains("Property compression.type is ignored according to alterable config");
            broker.config(name("a"), Map.of("compression.type", "lz4", "retention.ms", "7"));
            broker.await(name("a"), json("{\"config\": {\"retention.ms\": \"1000\", \"compression.type\": \"lz4\"}}"));
            assertThat(operator.isHealthy()).isTrue();
        }
    }

    @Test
    void aNamespaceThatIsDeletedTakesItsTopicsAlong() {
        // Given what the namespace controller does, which this API server has not
        create("a", "{partitions: 1}");
        create("b", "{partitions: 1, replicas: 9}");
        try (TopicOperator operator = operator(settings())) {
            world.awaitReady(namespace, name("a"));
            world.awaitReason(namespace, name("b"), TopicProblem.KAFKA_ERROR);
            world.client().namespaces().withName(namespace).delete();

            // When
            world.client()
                    .genericKubernetesResources("kafka.strimzi.io/v1", "KafkaTopic")
                    .inNamespace(namespace)
                    .delete();

            // Then
            TopicWorld.await(() -> world.find(namespace, name("a")).isEmpty()
                    && world.find(namespace, name("b")).isEmpty());
            TopicWorld.await(() -> !broker.topics().contains(name("a")));
            assertThat(operator.isHealthy()).isTrue();
        }
    }

    @Test
    void anOlderStrimzisVersionOfTheKindIsServedAsWell() throws Exception {
        try (TopicWorld older = new TopicWorld("v1beta2");
                TopicOperator operator = older.operator(settings())) {
            // Given
            String there = older.namespace();
            older.create(there, name("a"), labels, "{partitions: 2}");

            // Then
            older.awaitReady(there, name("a"));
            older.delete(there, name("a"));
            TopicWorld.await(() -> older.find(there, name("a")).isEmpty());
            broker.await(name("a"), TextNode.valueOf("absent"));
            assertThat(operator.isHealthy()).isTrue();
        }
    }

    private TopicOperatorSettings settings() {
        return settings(Duration.ofSeconds(1));
    }

    private TopicOperatorSettings settings(Duration round) {
        return TopicWorld.settings(cluster.bootstrapServers(), namespace, round);
    }

    private TopicOperatorSettings settings(boolean finalizers, String alterable) {
        return TopicWorld.settings(
                cluster.bootstrapServers(),
                namespace,
                Duration.ofSeconds(1),
                finalizers,
                AlterableConfigs.of(alterable));
    }

    private TopicOperator operator(TopicOperatorSettings settings) {
        return world.operator(settings);
    }

    private void create(String name, String spec) {
        world.create(namespace, name(name), labels, spec);
    }

    private String name(String name) {
        return namespace + "-" + name;
    }

    private static double batches() {
        return world.registry()
                .get("activitypipeline.topicoperator.batch.size")
                .summary()
                .count();
    }

    private static com.fasterxml.jackson.databind.JsonNode json(String text) throws java.io.IOException {
        return new com.fasterxml.jackson.databind.ObjectMapper().readTree(text);
    }

    private static void sleep(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
