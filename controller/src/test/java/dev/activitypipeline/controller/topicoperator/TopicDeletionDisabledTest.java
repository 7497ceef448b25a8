package dev.activitypipeline.controller.topicoperator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.activitypipeline.controller.Needs;
import dev.activitypipeline.controller.Program;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;

/** A Kafka that deletes no topics: the resource stays and says why, until it lets go of its topic. */
@Needs(Program.API_SERVER)
class TopicDeletionDisabledTest {
    @Test
    void theResourceStaysUntilItIsUnmanaged() throws Exception {
        try (KafkaCluster cluster = KafkaCluster.of(1, "delete.topic.enable=false\n");
                Admin admin = cluster.admin();
                TopicWorld world = new TopicWorld();
                TopicOperator operator = world.operator(TopicWorld.settings(cluster.bootstrapServers()))) {
            // Given
            String namespace = world.namespace();
            world.create(namespace, "kept", "{partitions: 1}");
            String id =
                    world.awaitReady(namespace, "kept").status().orElseThrow().topicId();

            // When
            world.delete(namespace, "kept");

            // Then
            KafkaTopic stays = world.awaitReason(namespace, "kept", TopicProblem.KAFKA_ERROR);
            assertThat(stays.deleting()).isTrue();
            assertThat(stays.hasFinalizer()).isTrue();
            assertThat(TopicWorld.message(stays)).contains("TopicDeletionDisabledException");

            // When
            world.patch(namespace, "kept", "{\"metadata\":{\"annotations\":{\"strimzi.io/managed\":\"false\"}}}");

            // Then
            TopicWorld.await(() -> world.find(namespace, "kept").isEmpty());
            assertThat(new BrokerActions(admin).describe("kept").orElseThrow().topicId())
                    .hasToString(id);
            assertThat(operator.isHealthy()).isTrue();
        }
    }
}
