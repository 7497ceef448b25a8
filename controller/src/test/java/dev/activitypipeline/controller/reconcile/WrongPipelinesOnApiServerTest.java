package dev.activitypipeline.controller.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.activitypipeline.controller.Needs;
import dev.activitypipeline.controller.Program;
import dev.activitypipeline.controller.TestApiServer;
import dev.activitypipeline.controller.api.v1alpha1.ActivityPipeline;
import dev.activitypipeline.controller.api.v1alpha1.ActivityPipelineStatus;
import dev.activitypipeline.controller.api.v1alpha1.ConditionStatus;
import dev.activitypipeline.controller.observe.Credentials;
import dev.activitypipeline.controller.plan.PipelinePlan;
import dev.activitypipeline.controller.plan.PipelinePlanner;
import dev.activitypipeline.controller.plan.Planning;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.javaoperatorsdk.operator.Operator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What no single manifest can tell is wrong: two that want the same, what the cluster makes of them, and what people do to them by hand. */
@Needs(Program.API_SERVER)
class WrongPipelinesOnApiServerTest {
    private static final AdjustableClock CLOCK = new AdjustableClock();
    private static TestApiServer server;
    private static KubernetesClient client;
    private static Operator operator;
    private static int namespaces;

    private String namespace;

    @BeforeAll
    static void start() {
        server = new TestApiServer();
        client = server.client();
        server.define(TestApiServer.PIPELINE_KIND, TestApiServer.TOPIC_KIND);
        await(() -> KafkaTopicKind.discover(client).isPresent());
        operator = StartedController.of(client, CLOCK);
    }

    @AfterAll
    static void stop() {
        operator.stop();
        server.close();
    }

    @BeforeEach
    void makeNamespace() {
        CLOCK.putForward(Duration.ZERO);
        namespace = namespace();
    }

    @Test
    void theNewerOfTwoPipelinesWithOneTopicIsToldWhoHasIt() {
        // Given
        create("first", namespace, "");
        await(() -> sets("first").size() == 2);

        // When
        ActivityPipeline second = create("second", namespace, "");

        // Then
        await(() -> "Rejected".equals(status("second").phase()));
        ConditionStatus ready = condition("second", "Ready");
        assertThat(ready.reason()).isEqualTo("ResourceConflict");
        assertThat(ready.message())
                .startsWith("spec.topic.name: topic \"user-activity\" is managed by " + namespace + "/first since 20")
                .contains("name another topic");
        assertThat(sets("second")).isEmpty();
        assertThat(status("first").phase()).isEqualTo("Pending");

        // When
        client.resource(pipeline("first")).delete();

        // Then
        await(() -> sets(second.getMetadata().getName()).size() == 2);
    }

    /** {@code kafka:9092} is a service of the pipeline's own namespace. */
    @Test
    void aTopicOfTheSameNameInAnotherKafkaIsAnother() {
        // Given
        create("first", namespace, "");
        await(() -> sets("first").size() == 2);

        // When
        String other = namespace();
        create("second", other, "");

        // Then
        await(() -> client.apps()
                        .statefulSets()
                        .inNamespace(other)
                        .list()
                        .getItems()
                        .size()
                == 2);
    }

    @Test
    void anObjectOfSomebodyElseIsAConflict() {
        // Given
        client.resource("""
                apiVersion: v1
                kind: PersistentVolumeClaim
                metadata: {name: first-store}
                spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}
                """).inNamespace(namespace).create();

        // When
        create("first", namespace, "");

        // Then
        await(() -> "Rejected".equals(status("first").phase()));
        assertThat(condition("first", "Ready").reason()).isEqualTo("ResourceConflict");
        assertThat(condition("first", "StoreReady").status()).isEqualTo("Unknown");
    }

    @Test
    void moreReplicasThanBrokersIsToldInKafkasWords() {
        // Given
        create("first", namespace, "");
        await(() -> topic("first").isPresent());

        // When
        GenericKubernetesResource topic = topic("first").orElseThrow();
        topic.setAdditionalProperty(
                "status",
                Map.of(
                        "observedGeneration",
                        topic.getMetadata().getGeneration(),
                        "conditions",
                        List.of(
                                Map.of(
                                        "type", "Ready",
                                        "status", "False",
                                        "reason", "KafkaError",
                                        "message",
                                                "Unable to replicate the partition 3 time(s): only 1 broker(s) are registered."))));
        client.resource(topic).updateStatus();

        // Then
        await(() -> "Degraded".equals(status("first").phase()));
        assertThat(condition("first", "TopicReady").reason()).isEqualTo("KafkaError");
        assertThat(status("first").message()).contains("only 1 broker(s) are registered");
    }

    @Test
    void anImageThatCannotBePulledIsNamedWithin30Seconds() {
        // Given
        create("first", namespace, "");
        await(() -> sets("first").size() == 2);
        StatefulSet set = sets("first").stream()
                .filter(found -> found.getMetadata().getName().endsWith("-stream"))
                .findFirst()
                .orElseThrow();
        answerForTheTopic("first");

        // When
        Pod pod = new io.fabric8.kubernetes.api.model.PodBuilder()
                .withNewMetadata()
                .withName("first-stream-0")
                .withNamespace(namespace)
                .withLabels(set.getSpec().getTemplate().getMetadata().getLabels())
                .endMetadata()
                .withNewSpec()
                .addNewContainer()
                .withName("stream")
                .withImage("registry.example/stream:1")
                .endContainer()
                .endSpec()
                .build();
        Pod created = client.resource(pod).create();
        created.setStatus(Serialization.unmarshal("""
                phase: Pending
                containerStatuses:
                  - name: stream
                    image: registry.example/stream:1
                    imageID: ""
                    ready: false
                    restartCount: 0
                    state: {waiting: {reason: ImagePullBackOff, message: Back-off pulling image}}
                """, io.fabric8.kubernetes.api.model.PodStatus.class));
        client.resource(created).updateStatus();

        // Then
        await(() -> "ImagePullBackOff".equals(condition("first", "Ready").reason()));
        assertThat(status("first").message())
                .contains("registry.example/stream:1")
                .contains("first-stream-0");
        assertThat(condition("first", "StreamReady").reason()).isEqualTo("ImagePullBackOff");
    }

    @Test
    void aStatusThatWasWrittenByHandIsComputedAnew() {
        // Given
        create("first", namespace, "");
        await(() -> "Pending".equals(status("first").phase()));

        // When
        client.resource(pipeline("first")).subresource("status").patch(PatchContext.of(PatchType.JSON_MERGE), """
                        {"status": {"observedGeneration": 99, "phase": "Sleeping", "message": "made-up", "conditions": []}}
                        """);

        // Then
        await(() -> "Pending".equals(status("first").phase()));
        assertThat(status("first").observedGeneration()).isEqualTo(1);
    }

    @Test
    void aLongNameHasChildrenOfAllowedNames() {
        // Given
        String name = "a".repeat(60) + "." + "b".repeat(60) + "." + "c".repeat(60);

        // When
        create(name, namespace, "");

        // Then
        await(() -> client.apps()
                        .statefulSets()
                        .inNamespace(namespace)
                        .list()
                        .getItems()
                        .size()
                == 2);
        assertThat(client.services().inNamespace(namespace).list().getItems())
                .extracting(service -> service.getMetadata().getName())
                .isNotEmpty()
                .allSatisfy(service ->
                        assertThat(service).hasSizeLessThanOrEqualTo(63).matches("[a-z0-9-]+"));
    }

    @Test
    void aPipelineThatIsDeletedAndEditedAtOnceGoes() {
        // Given
        create("first", namespace, "");
        await(() -> sets("first").size() == 2);

        // When
        client.resource(pipeline("first")).delete();
        try {
            client.resource(pipeline("first")).edit(found -> {
                found.getMetadata().setLabels(Map.of("edited", "true"));
                return found;
            });
        } catch (KubernetesClientException | NullPointerException goneAlready) {
            // that is what is to be
        }

        // Then
        await(() -> pipeline("first") == null);
        await(() -> sets("first").isEmpty());
    }

    @Test
    void onePipelineThatIsTooLargeTroublesNoOther() {
        // Given
        ActivityPipeline huge = sample("huge", "");
        huge.getMetadata().setAnnotations(Map.of("example.org/note", "x".repeat(300_000)));

        // Then
        assertThatThrownBy(() -> client.resource(huge).inNamespace(namespace).create())
                .isInstanceOf(KubernetesClientException.class)
                .hasMessageContaining("Too long");

        // When
        create("first", namespace, "");

        // Then
        await(() -> sets("first").size() == 2);
    }

    @Test
    void whatIsWrongWithASecretIsToldWithoutWhatIsInIt() {
        // Given
        PipelinePlan plan = planWithPassword();

        // Then
        assertThat(secret(client, plan, null)).isEqualTo("SecretNotFound");
        assertThat(secret(client, plan, Map.of("other", "geheim"))).isEqualTo("SecretKeyNotFound");
        assertThat(secret(client, plan, Map.of("password", "ge\nheim"))).isEqualTo("SecretUnusable");
        try (KubernetesClient nobody = new KubernetesClientBuilder()
                .withConfig(new ConfigBuilder(client.getConfiguration())
                        .withImpersonateUsername("nobody")
                        .build())
                .build()) {
            assertThat(secret(nobody, plan, Map.of("password", "geheim"))).isEqualTo("SecretForbidden");
        }
    }

    private PipelinePlan planWithPassword() {
        String yaml = Serialization.asYaml(sample("first", ""))
                .replace(
                        "kafka:9092\"",
                        "kafka:9092\"\n    authentication: {type: scram-sha-512, username: u, "
                                + "password: {secretName: user, key: password}}");
        ActivityPipeline pipeline = Serialization.unmarshal(yaml, ActivityPipeline.class);
        pipeline.getMetadata().setNamespace(namespace);
        pipeline.getMetadata().setUid("uid");
        return ((Planning.Planned) PipelinePlanner.plan(pipeline)).plan();
    }

    /** The reason why a Secret with that content cannot be used, which is a documented one. */
    private String secret(KubernetesClient reader, PipelinePlan plan, Map<String, String> content) {
        if (content != null) {
            client.resource(new SecretBuilder()
                            .withNewMetadata()
                            .withName("user")
                            .withNamespace(namespace)
                            .endMetadata()
                            .withStringData(content)
                            .build())
                    .createOr(there -> {
                        there.delete();
                        return there.create();
                    });
        }
        Credentials.Unusable unusable =
                (Credentials.Unusable) new CredentialReader(reader).of(plan).kafka();
        assertThat(unusable.message()).doesNotContain("heim");
        return unusable.reason().word();
    }

    /** A namespace must not hang on us, whoever does not answer. */
    @Test
    void aTopicThatNobodyDeletesIsLetGoAfterTwoMinutesWithAnEvent() {
        // Given
        create("first", namespace, "deletionPolicy: Delete");
        await(() -> topic("first").isPresent() && sets("first").size() == 2);
        GenericKubernetesResource topic = topic("first").orElseThrow();
        topic.getMetadata().setFinalizers(List.of("example.org/nobody"));
        client.resource(topic).update();

        // When
        client.resource(pipeline("first")).delete();
        CLOCK.putForward(Duration.ofSeconds(90));
        await(() -> topic("first").orElseThrow().getMetadata().getDeletionTimestamp() != null);
        assertThat(pipeline("first")).isNotNull();
        CLOCK.putForward(Duration.ofMinutes(3));

        // Then
        await(() -> pipeline("first") == null);
        assertThat(client.events().v1().events().inNamespace(namespace).list().getItems())
                .filteredOn(event -> event.getReason().equals("CleanupIncomplete"))
                .singleElement()
                .satisfies(event ->
                        assertThat(event.getNote()).contains("KafkaTopic").contains("example.org/nobody"));
        topic = topic("first").orElseThrow();
        topic.getMetadata().setFinalizers(List.of());
        client.resource(topic).update();
    }

    private static String namespace() {
        return server.makeNamespace("wrong-" + namespaces++);
    }

    private static ActivityPipeline create(String name, String namespace, String topic) {
        return client.resource(sample(name, topic)).inNamespace(namespace).create();
    }

    private ActivityPipeline pipeline(String name) {
        return client.resources(ActivityPipeline.class)
                .inNamespace(namespace)
                .withName(name)
                .get();
    }

    private ActivityPipelineStatus status(String name) {
        return pipeline(name).getStatus();
    }

    private ConditionStatus condition(String name, String type) {
        return status(name).conditions().stream()
                .filter(condition -> condition.type().equals(type))
                .findFirst()
                .orElseThrow();
    }

    private List<StatefulSet> sets(String name) {
        return client.apps().statefulSets().inNamespace(namespace).list().getItems().stream()
                .filter(set -> set.getMetadata().getName().startsWith(name + "-"))
                .toList();
    }

    private Optional<GenericKubernetesResource> topic(String name) {
        return Optional.ofNullable(client.genericKubernetesResources("kafka.strimzi.io/v1", "KafkaTopic")
                .inNamespace(namespace)
                .withName(name + "-topic")
                .get());
    }

    private void answerForTheTopic(String name) {
        await(() -> topic(name).isPresent());
        GenericKubernetesResource topic = topic(name).orElseThrow();
        topic.setAdditionalProperty(
                "status",
                Map.of(
                        "observedGeneration",
                        topic.getMetadata().getGeneration(),
                        "conditions",
                        List.of(Map.of("type", "Ready", "status", "True"))));
        client.resource((HasMetadata) topic).updateStatus();
    }

    /** @param topic one more line for {@code spec.topic} */
    private static ActivityPipeline sample(String name, String topic) {
        try {
            String yaml = Files.readString(Path.of("../k8s/samples/pipeline.yaml"))
                    .replace("name: fitness", "name: " + name)
                    .replace(
                            "    partitions: 6\n",
                            "    partitions: 6\n" + (topic.isEmpty() ? "" : "    " + topic + "\n"));
            return Serialization.unmarshal(yaml, ActivityPipeline.class);
        } catch (IOException notRead) {
            throw new UncheckedIOException(notRead);
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
