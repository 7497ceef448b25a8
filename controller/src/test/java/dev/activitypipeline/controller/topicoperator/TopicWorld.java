package dev.activitypipeline.controller.topicoperator;

import dev.activitypipeline.controller.TestApiServer;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.http.BasicBuilder;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.Interceptor;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.awaitility.Awaitility;

/** A real API server that knows KafkaTopics, and what a test does with them. */
public final class TopicWorld implements AutoCloseable {
    private static final AtomicInteger NAMESPACES = new AtomicInteger();

    private final TestApiServer server = new TestApiServer();
    private final MeterRegistry registry = new SimpleMeterRegistry();
    private final String version;

    public TopicWorld() {
        this("v1");
    }

    /** @param version the only one of KafkaTopic that the cluster serves */
    TopicWorld(String version) {
        this.version = version;
        try {
            String crd = Files.readString(TestApiServer.TOPIC_KIND).replace("name: v1\n", "name: " + version + "\n");
            HasMetadata definition = client().getKubernetesSerialization().unmarshal(crd);
            client().resource(definition).create();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        await(() -> topics("default", "any").get() == null);
    }

    public KubernetesClient client() {
        return server.client();
    }

    /** So that it knows pipelines, too. */
    public void definePipelines() {
        server.define(TestApiServer.PIPELINE_KIND);
    }

    /**
     * A client of its own.
     *
     * @param seen takes each of its requests before that is sent
     */
    KubernetesClient client(Consumer<HttpRequest> seen) {
        Interceptor interceptor = new Interceptor() {
            @Override
            public void before(BasicBuilder builder, HttpRequest request, RequestTags tags) {
                seen.accept(request);
            }
        };
        return new KubernetesClientBuilder()
                .withConfig(Config.fromKubeconfig(server.kubeConfig()))
                .withHttpClientBuilderConsumer(http -> http.addOrReplaceInterceptor("seen", interceptor))
                .build();
    }

    MeterRegistry registry() {
        return registry;
    }

    /** As the chart's defaults, but that it looks for drift each second. */
    public static TopicOperatorSettings settings(String bootstrapServers) {
        return settings(bootstrapServers, "kafka", Duration.ofSeconds(1));
    }

    /**
     * @param cluster the label of the KafkaTopics to fulfil
     * @param round how often it looks for drift
     */
    public static TopicOperatorSettings settings(String bootstrapServers, String cluster, Duration round) {
        return settings(bootstrapServers, cluster, round, true, AlterableConfigs.ALL);
    }

    static TopicOperatorSettings settings(
            String bootstrapServers, String cluster, Duration round, boolean finalizers, AlterableConfigs alterable) {
        return new TopicOperatorSettings(
                new TreeMap<>(Map.of("bootstrap.servers", bootstrapServers)),
                Optional.empty(),
                cluster,
                Set.of(),
                finalizers,
                alterable,
                100,
                Duration.ofMillis(100),
                round);
    }

    public TopicOperator operator(TopicOperatorSettings settings) {
        return operator(settings, client());
    }

    TopicOperator operator(TopicOperatorSettings settings, KubernetesClient client) {
        TopicOperator operator = TopicOperator.of(settings, client, version, registry);
        operator.start();
        return operator;
    }

    public String namespace() {
        return server.makeNamespace("topics-" + NAMESPACES.incrementAndGet());
    }

    /** @param spec and metadata (annotations, labels) as YAML flow */
    void create(String namespace, String name, String metadata, String spec) {
        GenericKubernetesResource topic = client().getKubernetesSerialization().unmarshal("""
                        apiVersion: kafka.strimzi.io/%s
                        kind: KafkaTopic
                        metadata: {name: "%s", namespace: "%s", %s}
                        spec: %s
                        """.formatted(
                version, name, namespace, metadata.isEmpty() ? "labels: {strimzi.io/cluster: kafka}" : metadata, spec));
        client().resource(topic).create();
    }

    void create(String namespace, String name, String spec) {
        create(namespace, name, "", spec);
    }

    /** @param patch as a JSON merge patch */
    void patch(String namespace, String name, String patch) {
        topics(namespace, name).patch(PatchContext.of(PatchType.JSON_MERGE), patch);
    }

    void delete(String namespace, String name) {
        topics(namespace, name).delete();
    }

    Optional<KafkaTopic> find(String namespace, String name) {
        return Optional.ofNullable(topics(namespace, name).get()).map(KafkaTopic::of);
    }

    Resource<GenericKubernetesResource> topics(String namespace, String name) {
        return client().genericKubernetesResources("kafka.strimzi.io/" + version, "KafkaTopic")
                .inNamespace(namespace)
                .withName(name);
    }

    /** Waits until the resource was answered, and the answer is this. */
    KafkaTopic awaitTopic(String namespace, String name, Predicate<KafkaTopic> expected) {
        Map<String, Optional<KafkaTopic>> last = new LinkedHashMap<>();
        try {
            await(() -> {
                last.put("it", find(namespace, name));
                return last.get("it")
                        .filter(KafkaTopic::isAnswered)
                        .filter(expected)
                        .isPresent();
            });
        } catch (org.awaitility.core.ConditionTimeoutException late) {
            throw new AssertionError("KafkaTopic " + namespace + "/" + name + " is " + last.get("it"), late);
        }
        return last.get("it").orElseThrow();
    }

    KafkaTopic awaitReady(String namespace, String name) {
        return awaitTopic(namespace, name, KafkaTopic::isReady);
    }

    KafkaTopic awaitReason(String namespace, String name, String reason) {
        return awaitTopic(namespace, name, topic -> topic.status().orElseThrow().conditions().stream()
                .anyMatch(condition -> condition.type().equals("Ready")
                        && condition.status().equals("False")
                        && reason.equals(condition.reason())));
    }

    static String message(KafkaTopic topic) {
        return topic.status().orElseThrow().conditions().get(0).message();
    }

    static void await(Callable<Boolean> condition) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(40))
                .pollInterval(Duration.ofMillis(100))
                .ignoreExceptions()
                .until(condition);
    }

    @Override
    public void close() {
        server.close();
    }
}
