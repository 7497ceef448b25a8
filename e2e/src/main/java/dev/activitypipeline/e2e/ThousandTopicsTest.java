package dev.activitypipeline.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ThousandTopicsTest extends OnCluster {
    private static final int TOPICS = 1_000;
    private static final String PREFIX = "many-";

    @TempDir
    Path directory;

    @Test
    @DisplayName(
            "a directory of a thousand KafkaTopics is applied, every topic is in Kafka, and their deletion leaves nothing")
    void allAreMadeAndAllAreDeleted() throws IOException {
        // Given
        for (int number = 0; number < TOPICS; number++) {
            Files.writeString(directory.resolve(number + ".yaml"), """
                    apiVersion: kafka.strimzi.io/v1
                    kind: KafkaTopic
                    metadata: {name: %s%d, labels: {strimzi.io/cluster: kafka, test: many}}
                    spec: {partitions: 1, replicas: 1}
                    """.formatted(PREFIX, number));
        }

        // When
        Instant start = Instant.now();
        CLUSTER.kubectl("apply", "-n", Cluster.NAMESPACE, "--server-side", "-f", directory.toString());
        say("applied", start);
        await(() -> topics().stream().filter(ThousandTopicsTest::isReady).count() == TOPICS);
        say("all Ready", start);

        // Then
        Set<String> names =
                topics().stream().map(topic -> topic.getMetadata().getName()).collect(Collectors.toSet());
        eventually(() -> assertThat(inKafka()).isEqualTo(names));

        // When
        start = Instant.now();
        CLUSTER.kubectl("delete", "-n", Cluster.NAMESPACE, "kafkatopics", "-l", "test=many", "--wait=false");
        await(() -> topics().isEmpty());
        say("all deleted", start);

        // Then
        eventually(() -> assertThat(inKafka()).isEmpty());
    }

    private static List<GenericKubernetesResource> topics() {
        return client.genericKubernetesResources("kafka.strimzi.io/v1", "KafkaTopic")
                .inNamespace(Cluster.NAMESPACE)
                .withLabel("test", "many")
                .list()
                .getItems();
    }

    private static boolean isReady(GenericKubernetesResource topic) {
        List<Map<String, Object>> conditions = topic.get("status", "conditions");
        return conditions != null
                && conditions.stream()
                        .anyMatch(condition ->
                                "Ready".equals(condition.get("type")) && "True".equals(condition.get("status")));
    }

    /** The broker's own folders: whoever asks the broker asks what the operator has asked. */
    private static Set<String> inKafka() {
        return CLUSTER.kubectl("exec", "-n", Cluster.NAMESPACE, "kafka-0", "--", "ls", "/var/lib/kafka/data")
                .lines()
                .filter(folder -> folder.startsWith(PREFIX) && folder.endsWith("-0"))
                .map(folder -> folder.substring(0, folder.length() - 2))
                .collect(Collectors.toSet());
    }

    /** A broker makes its folders some moments after its controller has decided. */
    private static void eventually(ThrowingRunnable assertion) {
        Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(assertion);
    }

    private static void await(java.util.concurrent.Callable<Boolean> condition) {
        Awaitility.await()
                .atMost(Duration.ofMinutes(4))
                .pollInterval(Duration.ofSeconds(1))
                .until(condition);
    }

    private static void say(String what, Instant since) {
        System.out.printf(
                "  %,d KafkaTopics %s after %.1f s%n",
                TOPICS, what, Duration.between(since, Instant.now()).toMillis() / 1000.0);
    }
}
