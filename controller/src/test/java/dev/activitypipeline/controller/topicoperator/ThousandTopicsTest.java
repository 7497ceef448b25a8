package dev.activitypipeline.controller.topicoperator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.activitypipeline.controller.Needs;
import dev.activitypipeline.controller.Program;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicListing;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.Test;

/** A thousand KafkaTopics at once: every one becomes Ready and is in Kafka, and their deletion leaves nothing. */
@Needs(Program.API_SERVER)
class ThousandTopicsTest {
    private static final int TOPICS = 1_000;
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    @Test
    void allAreMadeAndAllAreDeleted() throws Exception {
        try (TopicWorld world = new TopicWorld();
                KafkaCluster cluster = KafkaCluster.of(1, "");
                Admin admin = cluster.admin();
                TopicOperator operator = world.operator(TopicWorld.settings(cluster.bootstrapServers()))) {
            String namespace = world.namespace();

            // When
            Instant start = Instant.now();
            IntStream.range(0, TOPICS)
                    .parallel()
                    .forEach(number -> world.create(namespace, "many-" + number, "{partitions: 1, replicas: 1}"));
            say("applied", start);
            await(
                    world,
                    namespace,
                    topics -> topics.stream().filter(KafkaTopic::isReady).count() == TOPICS);
            say("all Ready", start);

            // Then
            Map<String, String> said = topics(world, namespace).stream()
                    .collect(Collectors.toMap(
                            KafkaTopic::topicName,
                            topic -> topic.status().orElseThrow().topicId()));
            eventually(() -> assertThat(inKafka(admin)).isEqualTo(said));
            assertThat(operator.isHealthy()).isTrue();

            // When
            start = Instant.now();
            world.client()
                    .genericKubernetesResources("kafka.strimzi.io/v1", "KafkaTopic")
                    .inNamespace(namespace)
                    .delete();
            await(world, namespace, List::isEmpty);
            say("all deleted", start);

            // Then
            eventually(() -> assertThat(inKafka(admin)).isEmpty());
            assertThat(operator.isHealthy()).isTrue();
        }
    }

    private static Map<String, String> inKafka(Admin admin) throws Exception {
        return admin.listTopics().listings().get().stream()
                .collect(Collectors.toMap(
                        TopicListing::name, topic -> topic.topicId().toString()));
    }

    /** A broker shows what its controller has decided some moments later, more than a second where a thousand topics share two processors. */
    private static void eventually(ThrowingRunnable assertion) {
        Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(assertion);
    }

    private static void await(TopicWorld world, String namespace, Predicate<List<KafkaTopic>> expected) {
        Awaitility.await()
                .atMost(PATIENCE)
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> expected.test(topics(world, namespace)));
    }

    private static List<KafkaTopic> topics(TopicWorld world, String namespace) {
        List<GenericKubernetesResource> found = world.client()
                .genericKubernetesResources("kafka.strimzi.io/v1", "KafkaTopic")
                .inNamespace(namespace)
                .list()
                .getItems();
        return found.stream().map(KafkaTopic::of).toList();
    }

    private static void say(String what, Instant since) {
        System.out.printf(
                "%,d KafkaTopics %s after %.1f s%n",
                TOPICS, what, Duration.between(since, Instant.now()).toMillis() / 1000.0);
    }
}
