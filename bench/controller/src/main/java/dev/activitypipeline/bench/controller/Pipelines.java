package dev.activitypipeline.bench.controller;

import dev.activitypipeline.controller.api.v1alpha1.ActivityPipeline;
import dev.activitypipeline.controller.api.v1alpha1.ActivityPipelineStatus;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/** Suspended pipelines of one namespace: all of their objects are there, and no pod is missed. */
final class Pipelines {
    static final String NAMESPACE = "bench";

    private final KubernetesClient client;
    private final SharedIndexInformer<ActivityPipeline> seen;
    private final SharedIndexInformer<StatefulSet> sets;
    private int named;

    Pipelines(ApiServer api) {
        this.client = api.client();
        api.makeNamespace(NAMESPACE);
        this.seen =
                client.resources(ActivityPipeline.class).inNamespace(NAMESPACE).inform();
        this.sets = client.apps().statefulSets().inNamespace(NAMESPACE).inform();
    }

    /** Seconds from the request until the status is there, and until the driver's StatefulSet is. */
    record Birth(double status, double driver) {}

    Birth createOne() throws InterruptedException {
        ActivityPipeline manifest = manifest();
        String key = NAMESPACE + "/" + manifest.getMetadata().getName();
        long begin = System.nanoTime();
        client.resource(manifest).create();
        await(() -> sets.getStore().getByKey(key + "-stream") != null);
        double driver = (System.nanoTime() - begin) / 1e9;
        await(() -> isSeen(seen.getStore().getByKey(key)));
        return new Birth((System.nanoTime() - begin) / 1e9, driver);
    }

    /** @return the seconds from the first request until all say that there is nothing left to do */
    double createAndSettle(int count) throws InterruptedException {
        List<ActivityPipeline> manifests =
                IntStream.range(0, count).mapToObj(i -> manifest()).toList();
        long begin = System.nanoTime();
        Parallel.each(manifests, manifest -> client.resource(manifest).create());
        await(() -> seen.getStore().list().stream().filter(Pipelines::isSettled).count() == count);
        return (System.nanoTime() - begin) / 1e9;
    }

    /** @return the seconds from the first request until none is left */
    double deleteAll() throws InterruptedException {
        long begin = System.nanoTime();
        Parallel.each(
                seen.getStore().list(), pipeline -> client.resource(pipeline).delete());
        await(() -> seen.getStore().list().isEmpty());
        return (System.nanoTime() - begin) / 1e9;
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        Await.until(2, condition, () -> "the controller has not got there");
    }

    private static boolean isSettled(ActivityPipeline pipeline) {
        return isSeen(pipeline) && pipeline.getStatus().phase().equals("Suspended");
    }

    private static boolean isSeen(ActivityPipeline pipeline) {
        ActivityPipelineStatus status = pipeline == null ? null : pipeline.getStatus();
        return status != null
                && pipeline.getMetadata().getGeneration().equals(status.observedGeneration())
                && status.phase() != null;
    }

    private ActivityPipeline manifest() {
        return Serialization.unmarshal("""
                apiVersion: activity.dev/v1alpha1
                kind: ActivityPipeline
                metadata: {name: %1$s, namespace: %2$s}
                spec:
                  suspend: true
                  kafka: {bootstrapServers: "kafka:9092"}
                  topic: {name: %1$s, partitions: 6}
                  producer: {source: {simulate: {}}}
                """.formatted("pipeline-" + named++, NAMESPACE), ActivityPipeline.class);
    }
}
