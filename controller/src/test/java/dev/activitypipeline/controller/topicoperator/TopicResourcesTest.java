package dev.activitypipeline.controller.topicoperator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.activitypipeline.controller.TestApiServer;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** What is meant for one resource is not written to another of its name. */
@EnabledIfEnvironmentVariable(
        named = TestApiServer.PROGRAMS,
        matches = ".+",
        disabledReason = "there are no programs of an API server")
class TopicResourcesTest {
    private static final KafkaTopicStatus READY = new KafkaTopicStatus(
            List.of(new KafkaTopicStatus.Condition("Ready", "True", null, null, "2026-01-01T12:00:00Z")),
            1L,
            "orders",
            "id",
            null);

    private static TopicWorld world;
    private static TopicResources resources;

    private final String namespace = world.namespace();

    @BeforeAll
    static void start() {
        world = new TopicWorld();
        resources = new TopicResources(
                world.client(),
                new ResourceDefinitionContext.Builder()
                        .withGroup("kafka.strimzi.io")
                        .withVersion("v1")
                        .withKind("KafkaTopic")
                        .withPlural("kafkatopics")
                        .withNamespaced(true)
                        .build());
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    @Test
    void theStatusOfOneThatIsGoneIsNotWrittenToItsSuccessor() {
        // Given
        KafkaTopic gone = goneWithASuccessor();

        // Then
        assertThatThrownBy(() -> resources.writeStatus(gone, READY)).isInstanceOf(KubernetesClientException.class);
        assertThat(there().status()).isEmpty();

        // When
        resources.writeStatus(there(), READY);

        // Then
        assertThat(there().isReady()).isTrue();
    }

    @Test
    void theFinalizerOfOneThatIsGoneIsNotPutOnItsSuccessorNorTakenOffIt() {
        // Given
        KafkaTopic gone = goneWithASuccessor();

        // Then
        assertThatThrownBy(() -> resources.addFinalizer(gone)).isInstanceOf(KubernetesClientException.class);
        assertThat(there().hasFinalizer()).isFalse();

        // Given
        resources.addFinalizer(there());
        KafkaTopic held = new KafkaTopic(
                gone.ref(),
                gone.uid(),
                gone.resourceVersion(),
                gone.generation(),
                gone.created(),
                true,
                there().finalizers(),
                true,
                false,
                gone.spec(),
                gone.status());

        // Then
        assertThatThrownBy(() -> resources.removeFinalizer(held)).isInstanceOf(KubernetesClientException.class);
        assertThat(there().hasFinalizer()).isTrue();
    }

    @Test
    void aFinalizerThatSomebodyElseHasPutOnMeanwhileIsNotLost() {
        // Given
        world.create(namespace, "orders", "{partitions: 1}");
        KafkaTopic before = there();

        // When
        world.patch(namespace, "orders", "{\"metadata\":{\"finalizers\":[\"example.com/theirs\"]}}");

        // Then
        assertThatThrownBy(() -> resources.addFinalizer(before)).isInstanceOf(KubernetesClientException.class);
        assertThat(there().finalizers()).containsExactly("example.com/theirs");
    }

    private KafkaTopic goneWithASuccessor() {
        world.create(namespace, "orders", "{partitions: 1}");
        KafkaTopic gone = there();
        world.delete(namespace, "orders");
        world.create(namespace, "orders", "{partitions: 1}");
        return gone;
    }

    private KafkaTopic there() {
        return world.find(namespace, "orders").orElseThrow();
    }
}
