package dev.activitypipeline.controller.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.activitypipeline.controller.Needs;
import dev.activitypipeline.controller.Program;
import dev.activitypipeline.controller.api.v1alpha1.ActivityPipeline;
import dev.activitypipeline.controller.api.v1alpha1.ConditionStatus;
import dev.activitypipeline.controller.topicoperator.KafkaCluster;
import dev.activitypipeline.controller.topicoperator.TopicOperator;
import dev.activitypipeline.controller.topicoperator.TopicWorld;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.javaoperatorsdk.operator.Operator;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The pipeline and the topic operator over its topic, ours or another's, with a real API server and a real broker. */
@Needs(Program.API_SERVER)
class TopicOfAPipelineTest {
    /** There is no driver here that could store what is left in a topic that goes. */
    private static final Duration AFTER_THE_DRAIN = Duration.ofSeconds(75);

    /** The controller's, so that no test waits for minutes. */
    private static final AdjustableClock CLOCK = new AdjustableClock();

    private static TopicWorld world;
    private static KubernetesClient client;
    private static KafkaCluster kafka;
    private static Admin admin;
    private static Operator operator;

    private final String namespace = world.namespace();
    private final String topic = "events-of-" + namespace;

    @BeforeAll
    static void start() throws Exception {
        world = new TopicWorld();
        client = world.client();
        kafka = KafkaCluster.of(1, "");
        admin = kafka.admin();
        world.definePipelines();
        await(() -> client.resources(ActivityPipeline.class).list() != null);
        operator = StartedController.of(client, CLOCK);
    }

    @AfterAll
    static void stop() {
        operator.stop();
        admin.close();
        kafka.close();
        world.close();
    }

    @AfterEach
    void now() {
        CLOCK.putForward(Duration.ZERO);
    }

    @Test
    void aTopicThatIsToStayStaysInKafkaWithoutItsKafkaTopicAndIsFoundAgain() throws Exception {
        try (TopicOperator topics = world.operator(TopicWorld.settings(kafka.bootstrapServers()))) {
            // Given
            create("Retain", "kafka");
            await(() -> isTrue("TopicReady"));
            String id = idInKafka().orElseThrow();

            // When
            client.resource(pipeline()).delete();

            // Then
            await(() -> pipeline() == null);
            assertThat(kafkaTopic()).isEmpty();
            assertThat(idInKafka()).contains(id);

            // When
            collectGarbage();
            create("Delete", "kafka");

            // Then
            await(() -> isTrue("TopicReady"));
            assertThat(pipeline().getStatus().topicId()).isEqualTo(id);
            assertThat(topics.isHealthy()).isTrue();

            // When
            CLOCK.putForward(AFTER_THE_DRAIN);
            client.resource(pipeline()).delete();

            // Then
            await(() ->
                    pipeline() == null && kafkaTopic().isEmpty() && idInKafka().isEmpty());
        }
    }

    @Test
    void aTopicOperatorThatDoesNotAnswerIsNotWaitedForForever() throws Exception {
        // Given one that stops after it has made the topic
        try (TopicOperator topics = world.operator(TopicWorld.settings(kafka.bootstrapServers()))) {
            create("Retain", "kafka");
            await(() -> isTrue("TopicReady"));
            assertThat(topics.isHealthy()).isTrue();
        }

        // When
        client.resource(pipeline()).delete();

        // Then
        await(() -> isMarked(kafkaTopic().orElseThrow()));
        assertThat(pipeline()).isNotNull();

        // When
        CLOCK.putForward(Duration.ofSeconds(125));

        // Then
        await(() -> pipeline() == null);
        assertThat(kafkaTopic().orElseThrow().getMetadata().getDeletionTimestamp())
                .isNull();
        await(() -> client.events().v1().events().inNamespace(namespace).list().getItems().stream()
                .anyMatch(event -> event.getReason().equals("CleanupIncomplete")
                        && event.getNote().contains("has not let it go")));
        CLOCK.putForward(Duration.ZERO);

        // When another pipeline of the name comes, and a topic operator
        collectGarbage();
        create("Delete", "kafka");
        try (TopicOperator topics = world.operator(TopicWorld.settings(kafka.bootstrapServers()))) {
            // Then the KafkaTopic that was left is the pipeline's again
            await(() -> !isMarked(kafkaTopic().orElseThrow()) && isTrue("TopicReady"));
            CLOCK.putForward(AFTER_THE_DRAIN);
            client.resource(pipeline()).delete();
            await(() -> pipeline() == null && idInKafka().isEmpty());
            assertThat(topics.isHealthy()).isTrue();
        }
    }

    @Test
    void aKafkaTopicThatNobodyHasLookedAtIsNotWaitedFor() {
        // Given
        create("Retain", "kafka");
        await(() -> kafkaTopic().isPresent());

        // When
        client.resource(pipeline()).delete();

        // Then
        await(() -> pipeline() == null && kafkaTopic().isEmpty());
    }

    @Test
    void aKafkaTopicThatNobodyAnswersForIsReportedWithTheLabelAndTheNamespaceThatNobodyWatches() {
        // Given
        create("Delete", "elsewhere");
        await(() -> "TopicPending".equals(condition("Ready").orElseThrow().reason()));

        // When
        CLOCK.putForward(Duration.ofSeconds(61));

        // Then
        await(() ->
                "NoTopicOperator".equals(condition("TopicReady").orElseThrow().reason()));
        assertThat(pipeline().getStatus().phase()).isEqualTo("Degraded");
        assertThat(pipeline().getStatus().message())
                .contains("no topic operator watches namespace " + namespace
                        + " with the label strimzi.io/cluster=elsewhere");
    }

    @Test
    void aTopicOperatorThatAnsweredOnceAndIsGoneIsReportedAtTheNextChange() throws Exception {
        // Given
        try (TopicOperator topics = world.operator(TopicWorld.settings(kafka.bootstrapServers()))) {
            create("Delete", "kafka");
            await(() -> isTrue("TopicReady"));
            assertThat(topics.isHealthy()).isTrue();
        }

        // When
        client.resource(pipeline())
                .patch(PatchContext.of(PatchType.JSON_MERGE), "{\"spec\":{\"topic\":{\"partitions\":4}}}");
        await(() -> "TopicPending".equals(condition("TopicReady").orElseThrow().reason()));
        CLOCK.putForward(Duration.ofSeconds(61));

        // Then
        await(() ->
                "NoTopicOperator".equals(condition("TopicReady").orElseThrow().reason()));
        assertThat(pipeline().getStatus().message())
                .contains("no topic operator watches namespace " + namespace
                        + " with the label strimzi.io/cluster=kafka any more");

        // When it is back
        CLOCK.putForward(Duration.ZERO);
        try (TopicOperator topics = world.operator(TopicWorld.settings(kafka.bootstrapServers()))) {
            // Then
            await(() -> isTrue("TopicReady"));
            CLOCK.putForward(AFTER_THE_DRAIN);
            client.resource(pipeline()).delete();
            await(() -> pipeline() == null && idInKafka().isEmpty());
            assertThat(topics.isHealthy()).isTrue();
        }
    }

    @Test
    void withAnyOtherTopicOperatorAPipelineIsReadyJustTheSame() throws Exception {
        try (ForeignTopicOperator foreign = new ForeignTopicOperator(client, namespace, "theirs");
                StandInCluster pods = new StandInCluster(client, namespace)) {
            // When
            create("Retain", "theirs");

            // Then
            await(() -> isTrue("TopicReady"));
            assertThat(pipeline().getStatus().topicId()).isEqualTo("id-of-" + topic);
            assertThat(isTrue("Ready")).isFalse();

            // When
            await(() -> client.apps()
                            .statefulSets()
                            .inNamespace(namespace)
                            .list()
                            .getItems()
                            .size()
                    == 2);
            pods.bindTheStore("fitness-store");
            pods.runProducers("fitness-producer");
            pods.runDriver("fitness-stream");

            // Then
            await(() -> isTrue("Ready"));
            assertThat(pipeline().getStatus().phase()).isEqualTo("Running");
            assertThat(pipeline().getStatus().message()).isEqualTo("stores: 700 rows, 0 offsets behind");

            // When
            client.resource(pipeline()).delete();
            pods.stopPods();

            // Then it has let the topic go
            await(() -> pipeline() == null && kafkaTopic().isEmpty());
            assertThat(foreign.kafka).containsKey(topic);
        }
    }

    private void create(String deletionPolicy, String cluster) {
        client.resource(Serialization.unmarshal(
                        """
                        apiVersion: activity.dev/v1alpha1
                        kind: ActivityPipeline
                        metadata: {name: fitness, namespace: %s}
                        spec:
                          kafka: {bootstrapServers: 'kafka:9092', cluster: %s}
                          topic: {name: %s, partitions: 2, deletionPolicy: %s}
                          producer: {source: {simulate: {}}}
                          store: {size: 1Gi}
                        """.formatted(namespace, cluster, topic, deletionPolicy), ActivityPipeline.class))
                .create();
    }

    /** What is owned by a pipeline that is gone: a cluster removes it, an API server alone does not. */
    private void collectGarbage() {
        client.configMaps().inNamespace(namespace).delete();
        client.services().inNamespace(namespace).delete();
        client.serviceAccounts().inNamespace(namespace).delete();
        client.policy().v1().podDisruptionBudget().inNamespace(namespace).delete();
    }

    private ActivityPipeline pipeline() {
        return client.resources(ActivityPipeline.class)
                .inNamespace(namespace)
                .withName("fitness")
                .get();
    }

    private Optional<ConditionStatus> condition(String type) {
        return pipeline().getStatus().conditions().stream()
                .filter(condition -> condition.type().equals(type))
                .findFirst();
    }

    private boolean isTrue(String type) {
        return condition(type).orElseThrow().status().equals("True");
    }

    private Optional<GenericKubernetesResource> kafkaTopic() {
        return Optional.ofNullable(client.genericKubernetesResources("kafka.strimzi.io/v1", "KafkaTopic")
                .inNamespace(namespace)
                .withName("fitness-topic")
                .get());
    }

    private static boolean isMarked(GenericKubernetesResource topic) {
        return "false".equals(topic.getMetadata().getAnnotations().get("strimzi.io/managed"));
    }

    private Optional<String> idInKafka() throws InterruptedException {
        try {
            return Optional.of(admin.describeTopics(java.util.List.of(topic))
                    .allTopicNames()
                    .get()
                    .get(topic)
                    .topicId()
                    .toString());
        } catch (ExecutionException refused) {
            assertThat(refused).hasCauseInstanceOf(UnknownTopicOrPartitionException.class);
            return Optional.empty();
        }
    }

    private static void await(Callable<Boolean> condition) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(100))
                .ignoreExceptions()
                .until(condition);
    }
}
