package dev.activitypipeline.controller.topicoperator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.activitypipeline.controller.TestApiServer;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** More resources than a batch takes: what goes on at the same time, and what must not. */
@EnabledIfEnvironmentVariable(
        named = TestApiServer.PROGRAMS,
        matches = ".+",
        disabledReason = "there are no programs of an API server")
class TopicBatchesTest {
    private TopicWorld world;
    private KafkaCluster kafka;
    private Admin admin;
    private String namespace;

    @BeforeEach
    void start() throws Exception {
        world = new TopicWorld();
        kafka = KafkaCluster.of(1, "");
        admin = kafka.admin();
        namespace = world.namespace();
    }

    @AfterEach
    void stop() {
        admin.close();
        kafka.close();
        world.close();
    }

    /** Else one that is deleted while its topic is being made would leave the topic behind, if the operator died in that moment. */
    @Test
    void noTopicIsMadeForAResourceThatDoesNotHoldItYet() {
        // Given
        List<String> names = create(250);
        Map<String, Boolean> heldWhenMade = new ConcurrentHashMap<>();

        // When finalizers are slow
        try (KubernetesClient slow = world.client(TopicBatchesTest::delayOfAFinalizer);
                TopicOperator operator =
                        operator(slow, batch -> batch.forEach(name -> heldWhenMade.put(name, holds(name))))) {
            names.forEach(name -> world.awaitReady(namespace, name));
            assertThat(operator.isHealthy()).isTrue();
        }

        // Then
        assertThat(heldWhenMade).hasSize(250).doesNotContainValue(false);
    }

    @Test
    void whileKafkaMakesTheTopicsOfABatchTheNextIsGivenItsFinalizersAndWhatIsSaidMeanwhileIsObeyed() throws Exception {
        // Given
        List<String> names = create(200);
        Map<String, Boolean> first = new ConcurrentHashMap<>();
        CountDownLatch open = new CountDownLatch(1);
        try (TopicOperator operator = operator(world.client(), batch -> {
            if (open.getCount() > 0) {
                batch.forEach(name -> first.put(name, true));
                pass(open);
            }
        })) {
            // Then
            TopicWorld.await(() -> names.stream().allMatch(this::holds));
            assertThat(first).hasSize(100);
            List<String> second =
                    names.stream().filter(name -> !first.containsKey(name)).toList();

            // When
            annotate(second.get(0), "strimzi.io/pause-reconciliation", "true");
            annotate(second.get(1), "strimzi.io/managed", "false");
            world.delete(namespace, second.get(2));
            world.patch(namespace, second.get(3), "{\"spec\":{\"partitions\":3}}");
            sleep(1_000);
            open.countDown();

            // Then
            second.subList(3, 100).forEach(name -> world.awaitReady(namespace, name));
            world.awaitTopic(namespace, second.get(0), topic -> says(topic, "ReconciliationPaused"));
            world.awaitTopic(namespace, second.get(1), topic -> says(topic, "Unmanaged"));
            TopicWorld.await(() -> world.find(namespace, second.get(2)).isEmpty());
            TopicWorld.await(() -> inKafka().containsAll(second.subList(3, 100)));
            assertThat(inKafka()).doesNotContainAnyElementsOf(second.subList(0, 3));
            assertThat(admin.describeTopics(List.of(second.get(3)))
                            .allTopicNames()
                            .get()
                            .get(second.get(3))
                            .partitions())
                    .hasSize(3);
            assertThat(operator.isHealthy()).isTrue();
        }
    }

    private Set<String> inKafka() throws Exception {
        return admin.listTopics().names().get();
    }

    private List<String> create(int topics) {
        List<String> names =
                IntStream.range(0, topics).mapToObj(number -> "topic-" + number).toList();
        names.forEach(name -> world.create(namespace, name, "{partitions: 1}"));
        return names;
    }

    /** @param gate sees the names of each batch before Kafka does */
    private TopicOperator operator(KubernetesClient client, Consumer<List<String>> gate) {
        TopicOperator operator = TopicOperator.of(
                TopicWorld.settings(kafka.bootstrapServers(), "kafka", Duration.ofMinutes(2)),
                client,
                "v1",
                new SimpleMeterRegistry(),
                properties -> CreationGate.at(Admin.create(properties), gate));
        operator.start();
        return operator;
    }

    private static void delayOfAFinalizer(HttpRequest request) {
        if (request.method().equals("PATCH") && !request.uri().getPath().endsWith("/status")) {
            sleep(100);
        }
    }

    private boolean holds(String name) {
        return world.find(namespace, name).map(KafkaTopic::hasFinalizer).orElse(false);
    }

    private void annotate(String name, String annotation, String value) {
        world.patch(namespace, name, "{\"metadata\":{\"annotations\":{\"" + annotation + "\":\"" + value + "\"}}}");
    }

    private static boolean says(KafkaTopic topic, String type) {
        return topic.status().orElseThrow().conditions().stream()
                .anyMatch(condition -> condition.type().equals(type));
    }

    private static void pass(CountDownLatch open) {
        try {
            open.await();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private static void sleep(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
