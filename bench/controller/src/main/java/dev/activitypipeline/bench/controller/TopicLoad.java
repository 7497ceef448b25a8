package dev.activitypipeline.bench.controller;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceList;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.Watch;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import io.fabric8.kubernetes.client.dsl.NonNamespaceOperation;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** KafkaTopics of one namespace, written by eight threads at once as a user's tools do, and seen through a watch. */
final class TopicLoad implements AutoCloseable {
    private static final PatchContext MERGE = PatchContext.of(PatchType.JSON_MERGE);
    private static final int USERS = 8;

    private final KubernetesClient client;
    private final String namespace;
    private final String cluster;
    /** By name, the generations that were answered as Ready, and when each answer was first seen. */
    private final Map<String, ConcurrentSkipListMap<Long, Long>> seen = new ConcurrentHashMap<>();

    private final Watch watch;

    /**
     * @param namespace of its own, which it makes
     * @param cluster the label of the KafkaTopics; an operator for it fulfils them
     */
    TopicLoad(ApiServer api, String namespace, String cluster) {
        this.client = api.client();
        this.namespace = namespace;
        this.cluster = cluster;
        api.makeNamespace(namespace);
        this.watch = all().watch(new Watcher<>() {
            @Override
            public void eventReceived(Action action, GenericKubernetesResource topic) {
                note(action, topic);
            }

            @Override
            public void onClose(WatcherException broken) {
                throw new IllegalStateException(broken);
            }
        });
    }

    String name(int number) {
        return namespace + "-" + number;
    }

    void create(int topics) throws InterruptedException {
        each(topics, number -> client.resource(client.getKubernetesSerialization()
                        .<GenericKubernetesResource>unmarshal("""
                        apiVersion: kafka.strimzi.io/v1
                        kind: KafkaTopic
                        metadata: {name: "%s", namespace: "%s", labels: {strimzi.io/cluster: "%s"}}
                        spec: {partitions: 1, replicas: 1}
                        """.formatted(name(number), namespace, cluster)))
                .create());
    }

    /** @return the generation that each has now */
    long change(int number, String spec) {
        return named(number)
                .patch(MERGE, "{\"spec\":" + spec + "}")
                .getMetadata()
                .getGeneration();
    }

    /** Nobody can remove it before it is let go. */
    void hold(int number) {
        named(number).patch(MERGE, "{\"metadata\":{\"finalizers\":[\"bench/hold\"]}}");
    }

    void letGo(int number) {
        named(number).patch(MERGE, "{\"metadata\":{\"finalizers\":null}}");
    }

    void delete(int topics) throws InterruptedException {
        each(topics, number -> all().withName(name(number)).delete());
    }

    /** What an operator writes in the end. */
    void writeStatus(int number, long generation) {
        named(number).subresource("status").patch(MERGE, """
                        {"status":{"observedGeneration":%d,"topicName":"%s","topicId":"AAAAAAAAAAAAAAAAAAAAAA",
                        "conditions":[{"type":"Ready","status":"True","lastTransitionTime":"2026-01-01T00:00:00Z"}]}}
                        """.formatted(generation, name(number)));
    }

    void each(int topics, Consumer<Integer> work) throws InterruptedException {
        Parallel.each(USERS, IntStream.range(0, topics).boxed().toList(), work);
    }

    void awaitReady(int topics, long generation) throws InterruptedException {
        await(() -> seen.values().stream()
                        .filter(answers -> answers.ceilingKey(generation) != null)
                        .count()
                == topics);
    }

    void awaitGone() throws InterruptedException {
        await(seen::isEmpty);
    }

    /** When this generation, or a later one, was first seen as Ready; empty if it was not yet. */
    Optional<Long> answered(int number, long generation) {
        return Optional.ofNullable(seen.get(name(number)))
                .map(answers -> answers.ceilingEntry(generation))
                .map(Map.Entry::getValue);
    }

    private void await(BooleanSupplier condition) throws InterruptedException {
        Await.until(5, condition, () -> "not all are as they should be; " + seen.size() + " are seen");
    }

    private void note(Watcher.Action action, GenericKubernetesResource topic) {
        String name = topic.getMetadata().getName();
        if (action == Watcher.Action.DELETED) {
            seen.remove(name);
            return;
        }
        var answers = seen.computeIfAbsent(name, first -> new ConcurrentSkipListMap<>());
        List<Map<String, Object>> conditions = topic.get("status", "conditions");
        if (conditions != null && conditions.stream().anyMatch(condition -> "True".equals(condition.get("status")))) {
            Number generation = topic.get("status", "observedGeneration");
            answers.putIfAbsent(generation.longValue(), System.nanoTime());
        }
    }

    /** By an object, not by a name: what is only named, the client reads before each patch. */
    private Resource<GenericKubernetesResource> named(int number) {
        GenericKubernetesResource named = new GenericKubernetesResource();
        named.setMetadata(new ObjectMetaBuilder()
                .withNamespace(namespace)
                .withName(name(number))
                .build());
        return all().resource(named);
    }

    private NonNamespaceOperation<
                    GenericKubernetesResource, GenericKubernetesResourceList, Resource<GenericKubernetesResource>>
            all() {
        return client.genericKubernetesResources("kafka.strimzi.io/v1", "KafkaTopic")
                .inNamespace(namespace);
    }

    @Override
    public void close() {
        watch.close();
    }
}
