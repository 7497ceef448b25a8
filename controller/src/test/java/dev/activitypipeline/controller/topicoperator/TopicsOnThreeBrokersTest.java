package dev.activitypipeline.controller.topicoperator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.activitypipeline.controller.Needs;
import dev.activitypipeline.controller.Program;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitionReassignment;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What takes more than a table can say: a topic that is being moved, and two resources of the same second. */
@Needs(Program.API_SERVER)
class TopicsOnThreeBrokersTest {
    private static TopicWorld world;
    private static KafkaCluster cluster;
    private static Admin admin;

    private final String namespace = world.namespace();

    @BeforeAll
    static void start() throws Exception {
        world = new TopicWorld();
        cluster = KafkaCluster.of(3, "");
        admin = cluster.admin();
    }

    @AfterAll
    static void stop() {
        admin.close();
        cluster.close();
        world.close();
    }

    @Test
    void aTopicThatIsBeingMovedToAsManyCopiesAsItsSpecWantsIsReady() throws Exception {
        try (TopicOperator operator = world.operator(TopicWorld.settings(cluster.bootstrapServers()))) {
            // Given one copy, and two are wanted
            admin.createTopics(List.of(new NewTopic("moved", Map.of(0, List.of(1)))))
                    .all()
                    .get();
            world.create(namespace, "moved", "{partitions: 1, replicas: 2}");
            world.awaitReason(namespace, "moved", "NotSupported");

            // When a move begins that cannot end, for one of its brokers is away
            cluster.kill(3);
            TopicPartition partition = new TopicPartition("moved", 0);
            admin.alterPartitionReassignments(
                            Map.of(partition, Optional.of(new NewPartitionReassignment(List.of(2, 3)))))
                    .all()
                    .get();

            // Then
            world.awaitReady(namespace, "moved");
            assertThat(admin.listPartitionReassignments().reassignments().get()).containsKey(partition);

            // When
            cluster.restart(3);
            TopicWorld.await(() ->
                    admin.listPartitionReassignments().reassignments().get().isEmpty());

            // Then
            Thread.sleep(2_500);
            assertThat(world.awaitReady(namespace, "moved").isReady()).isTrue();
            assertThat(new BrokerActions(admin)
                            .describe("moved")
                            .orElseThrow()
                            .partitions()
                            .get(0)
                            .replicas())
                    .hasSize(2);
            assertThat(operator.isHealthy()).isTrue();
        }
    }

    @Test
    void ofTwoResourcesOfTheSameSecondOneHasTheTopicAndKeepsIt() throws Exception {
        // Given two that no operator has looked at yet
        createInTheSameSecond("b", "a");

        // When
        try (TopicOperator first = world.operator(TopicWorld.settings(cluster.bootstrapServers()))) {
            // Then
            world.awaitReady(namespace, name("a"));
            world.awaitReason(namespace, name("b"), "ResourceConflict");
            assertThat(first.isHealthy()).isTrue();
        }

        // When the one that is first by name stops being Ready, and another operator takes over
        world.patch(namespace, name("a"), "{\"metadata\":{\"annotations\":{\"strimzi.io/managed\":\"false\"}}}");
        try (TopicOperator second = world.operator(TopicWorld.settings(cluster.bootstrapServers()))) {
            world.awaitReady(namespace, name("b"));
            world.patch(namespace, name("a"), "{\"metadata\":{\"annotations\":{\"strimzi.io/managed\":null}}}");

            // Then the holder keeps it
            world.awaitReason(namespace, name("a"), "ResourceConflict");
            assertThat(world.awaitReady(namespace, name("b")).isReady()).isTrue();
            assertThat(second.isHealthy()).isTrue();
        }

        // When
        try (TopicOperator third = world.operator(TopicWorld.settings(cluster.bootstrapServers()))) {
            world.delete(namespace, name("b"));

            // Then
            world.awaitReady(namespace, name("a"));
            assertThat(third.isHealthy()).isTrue();
        }
    }

    private void createInTheSameSecond(String one, String other) {
        do {
            world.find(namespace, name(one)).ifPresent(there -> world.delete(namespace, name(one)));
            world.find(namespace, name(other)).ifPresent(there -> world.delete(namespace, name(other)));
            world.create(namespace, name(one), "{topicName: " + namespace + ", partitions: 1}");
            world.create(namespace, name(other), "{topicName: " + namespace + ", partitions: 1}");
        } while (!world.find(namespace, name(one))
                .orElseThrow()
                .created()
                .equals(world.find(namespace, name(other)).orElseThrow().created()));
    }

    private String name(String name) {
        return namespace + "-" + name;
    }
}
