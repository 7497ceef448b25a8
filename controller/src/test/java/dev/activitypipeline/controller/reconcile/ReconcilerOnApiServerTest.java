package dev.activitypipeline.controller.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.activitypipeline.controller.Needs;
import dev.activitypipeline.controller.Program;
import dev.activitypipeline.controller.TestApiServer;
import dev.activitypipeline.controller.api.v1alpha1.ActivityPipeline;
import dev.activitypipeline.controller.api.v1alpha1.ConditionStatus;
import dev.activitypipeline.controller.metrics.PipelineMetrics;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.fabric8.openshift.api.model.monitoring.v1.PodMonitor;
import io.fabric8.openshift.api.model.monitoring.v1.PodMonitorBuilder;
import io.javaoperatorsdk.operator.Operator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The reconciler against a real API server: what it makes of a pipeline, and what it says. Pods there are none; a cluster has them. */
@Needs(Program.API_SERVER)
class ReconcilerOnApiServerTest {
    private static final String GOOGLE_KEY =
            "{\"type\":\"service_account\",\"client_email\":\"w@p.iam.gserviceaccount.com\",\"client_id\":\"1\",\"private_key_id\":\"2\","
                    + "\"private_key\":\"-----BEGIN PRIVATE KEY-----\\ngeheim\\n\"}";
    private static final PipelineMetrics METRICS = new PipelineMetrics("1");
    private static TestApiServer server;
    private static KubernetesClient client;
    private static Operator operator;
    private static int namespaces;

    private String namespace;

    @BeforeAll
    static void start() {
        server = new TestApiServer();
        client = server.client();
        server.define(TestApiServer.PIPELINE_KIND, TestApiServer.TOPIC_KIND, TestApiServer.POD_MONITOR_KIND);
        await(() -> KafkaTopicKind.discover(client).isPresent() && PodMonitorKind.isServed(client));
        operator = StartedController.of(
                client, Clock.systemUTC(), METRICS, Optional.of(Map.of("release", "prometheus")), Set.of());
    }

    @AfterAll
    static void stop() {
        operator.stop();
        server.close();
    }

    @BeforeEach
    void makeNamespace() {
        namespace = server.makeNamespace("test-" + namespaces++);
    }

    @Test
    void makesTheChildrenAndSaysWhatItWaitsFor() {
        // When
        create(sample());

        // Then
        await(() -> condition("Ready").isPresent()
                && "waits for a topic operator to bring topic user-activity about"
                        .equals(pipeline().getStatus().message()));
        assertThat(condition("Ready").orElseThrow().status()).isEqualTo("False");
        assertThat(pipeline().getStatus().phase()).isEqualTo("Pending");
        assertThat(pipeline().getStatus().observedGeneration())
                .isEqualTo(pipeline().getMetadata().getGeneration());
        assertThat(sets())
                .extracting(set -> set.getMetadata().getName())
                .containsExactly("fitness-producer", "fitness-stream");
        assertThat(client.persistentVolumeClaims().inNamespace(namespace).list().getItems())
                .extracting(claim -> claim.getMetadata().getName())
                .containsExactly("fitness-store");
    }

    @Test
    void anyTopicOperatorMayAnswer() {
        // Given
        create(sample());
        await(() -> topic().isPresent());

        // When
        answerForTheTopic("True", null, null);

        // Then
        await(() -> condition("TopicReady")
                .filter(topic -> topic.status().equals("True"))
                .isPresent());
        assertThat(pipeline().getStatus().topicId()).isEqualTo("the-topics-id");
        assertThat(pipeline().getStatus().message()).doesNotContain("topic");

        // When
        answerForTheTopic("False", "KafkaError", "Replication factor 3 larger than available brokers 1");

        // Then
        await(() -> client.events().v1().events().inNamespace(namespace).list().getItems().stream()
                .anyMatch(event -> event.getReason().equals("KafkaError")
                        && event.getRegarding().getName().equals("fitness")));
        // Then
        await(() -> "Degraded".equals(pipeline().getStatus().phase()));
        assertThat(pipeline().getStatus().message()).contains("Replication factor 3 larger than available brokers");
        assertThat(condition("Ready").orElseThrow().reason()).isEqualTo("KafkaError");
    }

    @Test
    void correctsDriftOfItsChildren() {
        // Given
        create(sample());
        await(() -> sets().size() == 2);

        // When
        client.apps()
                .statefulSets()
                .inNamespace(namespace)
                .withName("fitness-producer")
                .scale(7);
        List<ConfigMap> configs = client.configMaps()
                .inNamespace(namespace)
                .withLabel("app.kubernetes.io/instance", "fitness")
                .list()
                .getItems();
        configs.forEach(config -> client.resource(config).delete());

        // Then
        await(() -> client.apps()
                        .statefulSets()
                        .inNamespace(namespace)
                        .withName("fitness-producer")
                        .get()
                        .getSpec()
                        .getReplicas()
                == 1);
        for (ConfigMap config : configs) {
            await(() -> client.resource(config).get() != null);
        }
    }

    @Test
    void prometheusIsToldWhereToLookAndToldAgain() {
        // Given
        create(sample());
        await(() -> podMonitor().isPresent());
        PodMonitor made = podMonitor().orElseThrow();

        // When
        PodMonitor edited = new PodMonitorBuilder(made)
                .editSpec()
                .editFirstPodMetricsEndpoint()
                .withPath("/elsewhere")
                .endPodMetricsEndpoint()
                .endSpec()
                .build();
        client.resource(edited).update();

        // Then
        await(() -> podMonitor().orElseThrow().getSpec().equals(made.getSpec()));
        assertThat(made.getMetadata().getLabels()).containsEntry("release", "prometheus");

        // When
        client.resource(made).delete();

        // Then
        await(() -> podMonitor().isPresent());
    }

    @Test
    void aPipelinesMetricsComeAndGoWithIt() {
        // Given
        String phase = "activitypipeline_phase{namespace=\"%s\",phase=\"Pending\",pipeline=\"fitness\"} 1.0"
                .formatted(namespace);

        // When
        create(sample());

        // Then
        await(() -> METRICS.scrape().contains(phase));

        // When
        client.resource(pipeline()).delete();

        // Then
        await(() -> pipeline() == null);
        await(() -> !METRICS.scrape().contains(namespace));
    }

    @Test
    void leavesAloneWhatIsSomebodyElses() {
        // Given
        client.resource(new ConfigMapBuilder()
                        .withNewMetadata()
                        .withName("fitness-store")
                        .withNamespace(namespace)
                        .endMetadata()
                        .build())
                .create();
        PersistentVolumeClaim others = Serialization.unmarshal("""
                apiVersion: v1
                kind: PersistentVolumeClaim
                metadata: {name: fitness-store}
                spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}
                """, PersistentVolumeClaim.class);
        client.resource(others).inNamespace(namespace).create();

        // When
        create(sample());

        // Then
        await(() -> pipeline().getStatus() != null
                && "Rejected".equals(pipeline().getStatus().phase()));
        assertThat(pipeline().getStatus().message())
                .contains("PersistentVolumeClaim " + namespace + "/fitness-store is there already");
        assertThat(client.resource(others)
                        .inNamespace(namespace)
                        .get()
                        .getMetadata()
                        .getLabels())
                .isNullOrEmpty();
    }

    @Test
    void writesNothingWhenNothingChanges() throws InterruptedException {
        // Given
        create(sample());
        await(() -> topic().isPresent());
        answerForTheTopic("True", null, null);
        await(() -> condition("TopicReady")
                .filter(topic -> topic.status().equals("True"))
                .isPresent());
        TimeUnit.SECONDS.sleep(3);
        String before = versions();

        // When
        TimeUnit.SECONDS.sleep(12);

        // Then
        assertThat(versions()).isEqualTo(before);
    }

    @Test
    void aSpecThatCannotBeFulfilledIsToldAndTouchesNothing() {
        // Given
        create(sample());
        await(() -> sets().size() == 2);
        String before = versionsOfChildren();

        // When
        client.resources(ActivityPipeline.class)
                .inNamespace(namespace)
                .withName("fitness")
                .patch(
                        PatchContext.of(PatchType.JSON_MERGE),
                        "{\"spec\":{\"kafka\":{\"properties\":{\"sasl.jaas.config\":\"evil\"}}}}");

        // Then
        await(() -> "Rejected".equals(pipeline().getStatus().phase()));
        assertThat(pipeline().getStatus().message())
                .contains("sasl.jaas.config")
                .contains("is not allowed");
        assertThat(versionsOfChildren()).isEqualTo(before);
    }

    @Test
    void withoutItsSecretNothingStartsAndWithAnotherPasswordThePodsAreRolled() {
        // Given
        client.resource(Serialization.unmarshal(
                        sampleText()
                                .replace(
                                        "  topic:",
                                        "    authentication:\n      type: scram-sha-512\n      username: fitness\n"
                                                + "      password: {secretName: fitness-user, key: password}\n  topic:"),
                        ActivityPipeline.class))
                .inNamespace(namespace)
                .create();

        // Then
        await(() -> "SecretNotFound".equals(condition("Ready").orElseThrow().reason()));
        assertThat(pipeline().getStatus().message())
                .isEqualTo("Secret " + namespace + "/fitness-user does not exist; spec.kafka wants its key password");
        assertThat(sets()).isEmpty();

        // When
        putPassword("geheim\n");

        // Then
        await(() -> "SecretUnusable".equals(condition("Ready").orElseThrow().reason()));
        assertThat(pipeline().getStatus().message()).contains("line break").doesNotContain("geheim");

        // When
        putPassword("geheim");
        await(() -> sets().size() == 2);
        List<String> first = configHashes();
        putPassword("geheimer");

        // Then
        await(() -> !configHashes().get(0).equals(first.get(0))
                && !configHashes().get(1).equals(first.get(1)));

        // When
        List<String> second = configHashes();
        client.secrets().inNamespace(namespace).withName("fitness-user").delete();

        // Then
        await(() -> "SecretNotFound".equals(condition("Ready").orElseThrow().reason()));
        assertThat(configHashes()).isEqualTo(second);
    }

    @Test
    void theKeyForBigQueryHoldsUpTheFollowerAloneAndAnotherOneRollsIt() {
        // Given
        String followed = """
                    size: 10Gi
                    bigQuery:
                      project: my-project
                      dataset: activity
                      location: EU
                      credentials: {secret: {secretName: writer, key: key.json}}
                """;
        create(Serialization.unmarshal(sampleText().replace("    size: 10Gi\n", followed), ActivityPipeline.class));

        // Then
        await(() ->
                "SecretNotFound".equals(condition("BigQueryReady").orElseThrow().reason()));
        assertThat(condition("BigQueryReady").orElseThrow().message())
                .isEqualTo(
                        "Secret " + namespace + "/writer does not exist; spec.store.bigQuery wants its key key.json");
        await(() -> pipeline()
                .getStatus()
                .message()
                .equals("waits for a topic operator to bring topic user-activity about"));
        await(() -> sets().size() == 2);

        // When
        putSecret("writer", "other.json", GOOGLE_KEY);

        // Then
        await(() -> "SecretKeyNotFound"
                .equals(condition("BigQueryReady").orElseThrow().reason()));

        // When
        putSecret("writer", "key.json", GOOGLE_KEY.replace("client_email", "email"));

        // Then
        await(() ->
                "SecretUnusable".equals(condition("BigQueryReady").orElseThrow().reason()));
        assertThat(condition("BigQueryReady").orElseThrow().message())
                .contains("key key.json lacks client_email")
                .doesNotContain("geheim");
        assertThat(sets()).hasSize(2);

        // When
        putSecret("writer", "key.json", GOOGLE_KEY);
        await(() -> sets().size() == 3);
        List<String> first = configHashes();
        putSecret("writer", "key.json", GOOGLE_KEY.replace("geheim", "geheimer"));

        // Then
        await(() -> !configHashes().get(0).equals(first.get(0)));
        assertThat(configHashes().subList(1, 3)).isEqualTo(first.subList(1, 3));
    }

    @Test
    void aDeletedPipelineLeavesItsStore() {
        // Given
        create(sample());
        await(() -> sets().size() == 2 && topic().isPresent());

        // When
        client.resource(pipeline()).delete();

        // Then
        await(() -> client.resources(ActivityPipeline.class)
                        .inNamespace(namespace)
                        .withName("fitness")
                        .get()
                == null);
        assertThat(sets()).isEmpty();
        assertThat(client.persistentVolumeClaims()
                        .inNamespace(namespace)
                        .withName("fitness-store")
                        .get())
                .isNotNull();
    }

    private void create(ActivityPipeline pipeline) {
        client.resource(pipeline).inNamespace(namespace).create();
    }

    private ActivityPipeline pipeline() {
        return client.resources(ActivityPipeline.class)
                .inNamespace(namespace)
                .withName("fitness")
                .get();
    }

    private Optional<ConditionStatus> condition(String type) {
        return Optional.ofNullable(pipeline().getStatus()).flatMap(status -> status.conditions().stream()
                .filter(condition -> condition.type().equals(type))
                .findFirst());
    }

    private List<StatefulSet> sets() {
        return client.apps().statefulSets().inNamespace(namespace).list().getItems();
    }

    private Optional<GenericKubernetesResource> topic() {
        return Optional.ofNullable(client.genericKubernetesResources("kafka.strimzi.io/v1", "KafkaTopic")
                .inNamespace(namespace)
                .withName("fitness-topic")
                .get());
    }

    private Optional<PodMonitor> podMonitor() {
        return Optional.ofNullable(client.resources(PodMonitor.class)
                .inNamespace(namespace)
                .withName("fitness-monitor")
                .get());
    }

    private void answerForTheTopic(String ready, String reason, String message) {
        GenericKubernetesResource topic = topic().orElseThrow();
        Map<String, Object> condition = new java.util.HashMap<>(Map.of("type", "Ready", "status", ready));
        if (reason != null) {
            condition.put("reason", reason);
            condition.put("message", message);
        }
        topic.setAdditionalProperty(
                "status",
                Map.of(
                        "observedGeneration",
                        topic.getMetadata().getGeneration(),
                        "topicId",
                        "the-topics-id",
                        "conditions",
                        List.of(condition)));
        client.resource(topic).updateStatus();
    }

    private String versions() {
        return pipeline().getMetadata().getResourceVersion() + " " + versionsOfChildren();
    }

    private String versionsOfChildren() {
        StringBuilder versions = new StringBuilder();
        sets().forEach(set -> versions.append(version(set)));
        client.configMaps()
                .inNamespace(namespace)
                .list()
                .getItems()
                .forEach(object -> versions.append(version(object)));
        client.services().inNamespace(namespace).list().getItems().forEach(object -> versions.append(version(object)));
        client.persistentVolumeClaims()
                .inNamespace(namespace)
                .list()
                .getItems()
                .forEach(object -> versions.append(version(object)));
        return versions.toString();
    }

    private static String version(HasMetadata object) {
        return object.getMetadata().getName() + "@" + object.getMetadata().getResourceVersion() + " ";
    }

    private void putPassword(String password) {
        putSecret("fitness-user", "password", password);
    }

    private void putSecret(String name, String key, String value) {
        client.resource(new SecretBuilder()
                        .withNewMetadata()
                        .withName(name)
                        .withNamespace(namespace)
                        .endMetadata()
                        .addToStringData(key, value)
                        .build())
                .serverSideApply();
    }

    private List<String> configHashes() {
        return sets().stream()
                .map(set -> set.getSpec()
                        .getTemplate()
                        .getMetadata()
                        .getAnnotations()
                        .get("activity.dev/config-hash"))
                .toList();
    }

    private static ActivityPipeline sample() {
        return Serialization.unmarshal(sampleText(), ActivityPipeline.class);
    }

    private static String sampleText() {
        try {
            return Files.readString(Path.of("../k8s/samples/pipeline.yaml"));
        } catch (java.io.IOException notRead) {
            throw new java.io.UncheckedIOException(notRead);
        }
    }

    private static void await(Callable<Boolean> condition) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(200))
                .ignoreExceptions()
                .until(condition);
    }
}
