package dev.activitypipeline.controller.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.activitypipeline.controller.Needs;
import dev.activitypipeline.controller.Program;
import dev.activitypipeline.controller.TestApiServer;
import dev.activitypipeline.controller.api.v1alpha1.ActivityPipeline;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.javaoperatorsdk.operator.Operator;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What others do to a pipeline's objects long after they were found to be as desired, and are compared no more. */
@Needs(Program.API_SERVER)
class DriftOnApiServerTest {
    private static final String NAMESPACE = "drift";
    /** Two looks at least. */
    private static final int UNTIL_AGREED_SECONDS = 15;
    /** A watch tells, and not the next look. */
    private static final Duration AT_ONCE = Duration.ofSeconds(5);

    private static TestApiServer server;
    private static KubernetesClient client;
    private static Operator operator;

    @BeforeAll
    static void start() throws InterruptedException {
        server = new TestApiServer();
        client = server.client();
        server.define(TestApiServer.PIPELINE_KIND, TestApiServer.TOPIC_KIND);
        await(Duration.ofSeconds(30), () -> KafkaTopicKind.discover(client).isPresent());
        server.makeNamespace(NAMESPACE);
        operator = StartedController.of(client, Clock.systemUTC());
        client.resource(Serialization.unmarshal("""
                        apiVersion: activity.dev/v1alpha1
                        kind: ActivityPipeline
                        metadata: {name: fitness, namespace: drift}
                        spec:
                          kafka: {bootstrapServers: "kafka:9092"}
                          topic: {name: user-activity, partitions: 6}
                          producer: {source: {simulate: {}}}
                        """, ActivityPipeline.class)).create();
        await(Duration.ofSeconds(30), () -> set() != null);
        TimeUnit.SECONDS.sleep(UNTIL_AGREED_SECONDS);
    }

    @AfterAll
    static void stop() {
        operator.stop();
        server.close();
    }

    @BeforeEach
    void isAsDesired() {
        assertThat(set().getSpec().getReplicas()).isEqualTo(1);
        assertThat(config()).isNotNull();
    }

    @Test
    void aChangeIsTakenBack() {
        // Given
        String config = config().getData().toString();

        // When
        client.apps()
                .statefulSets()
                .inNamespace(NAMESPACE)
                .withName("fitness-stream")
                .scale(3);
        client.resource(config()).edit(found -> {
            found.getData().replaceAll((key, text) -> "other");
            return found;
        });

        // Then
        await(AT_ONCE, () -> set().getSpec().getReplicas() == 1);
        await(AT_ONCE, () -> config().getData().toString().equals(config));
    }

    @Test
    void aChangeIsTakenBackAgainAndAgain() {
        for (int replicas = 2; replicas < 6; replicas++) {
            // When
            client.apps()
                    .statefulSets()
                    .inNamespace(NAMESPACE)
                    .withName("fitness-stream")
                    .scale(replicas);

            // Then
            await(AT_ONCE, () -> set().getSpec().getReplicas() == 1);
        }
    }

    @Test
    void whatIsDeletedIsMadeAnew() {
        // Given
        String config = config().getMetadata().getUid();

        // When
        client.resource(config()).delete();

        // Then
        await(
                AT_ONCE,
                () -> config() != null && !config().getMetadata().getUid().equals(config));
    }

    @Test
    void whatNoSpecAsksForGoesWhenItComes() {
        // Given
        Service undesired = Serialization.unmarshal("""
                apiVersion: v1
                kind: Service
                metadata: {name: fitness-producer, namespace: drift}
                spec: {ports: [{port: 80}]}
                """, Service.class);
        HasMetadata driver = client.services()
                .inNamespace(NAMESPACE)
                .withName("fitness-stream")
                .get();
        undesired.getMetadata().setLabels(driver.getMetadata().getLabels());
        undesired.getMetadata().setOwnerReferences(driver.getMetadata().getOwnerReferences());

        // When
        client.resource(undesired).create();

        // Then
        await(AT_ONCE, () -> client.resource(undesired).get() == null);
    }

    private static StatefulSet set() {
        return client.apps()
                .statefulSets()
                .inNamespace(NAMESPACE)
                .withName("fitness-stream")
                .get();
    }

    private static ConfigMap config() {
        return client
                .configMaps()
                .inNamespace(NAMESPACE)
                .withLabel("app.kubernetes.io/instance", "fitness")
                .list()
                .getItems()
                .stream()
                .findFirst()
                .orElse(null);
    }

    private static void await(Duration patience, Callable<Boolean> condition) {
        Awaitility.await()
                .atMost(patience)
                .pollInterval(Duration.ofMillis(50))
                .ignoreExceptions()
                .until(condition);
    }
}
