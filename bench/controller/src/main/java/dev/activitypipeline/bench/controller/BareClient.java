package dev.activitypipeline.bench.controller;

import dev.activitypipeline.bench.controller.Readings.References;
import dev.activitypipeline.controller.api.v1alpha1.ActivityPipeline;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.util.ArrayList;
import java.util.List;

/** The references: what the API server takes from a client that knows beforehand what to send, and what a {@code spark-submit} takes. */
final class BareClient {
    static final String NAMESPACE = "copies";
    private static final int ROUND_TRIPS = 100;
    private static final int SUBMITS = 5;

    private final Setup setup;
    private final ApiServer api;
    private final String spark;
    private final KubernetesClient client;
    private final List<HasMetadata> objects = new ArrayList<>();
    private List<ActivityPipeline> pipelines = List.of();

    /** @param spark the class path of a Spark that talks to Kubernetes */
    BareClient(Setup setup, ApiServer api, String spark) {
        this.setup = setup;
        this.api = api;
        this.spark = spark;
        this.client = api.client();
        api.makeNamespace(NAMESPACE);
    }

    /** Takes copies of so many pipelines, and of what the controller has made for them. */
    void remember(int count) {
        pipelines = client.resources(ActivityPipeline.class).inNamespace(Pipelines.NAMESPACE).list().getItems().stream()
                .limit(count)
                .toList();
        objects.addAll(new MadeObjects(client).of(pipelines));
    }

    /** Measures; the controller must not run, for it would look after the copies. */
    References references() throws Exception {
        double applied = applyAll();
        List<Double> roundTrips = new ArrayList<>();
        for (int i = 0; i < ROUND_TRIPS; i++) {
            roundTrips.add(roundTrip(i));
        }
        List<Double> submits = new ArrayList<>();
        for (int i = 0; i < SUBMITS; i++) {
            submits.add(new SparkSubmit(setup, api, spark).seconds(i));
        }
        return new References(
                pipelines.size(), applied, (double) objects.size() / pipelines.size(), roundTrips, submits);
    }

    /** As many at once as the operator framework does. */
    private double applyAll() throws InterruptedException {
        List<HasMetadata> copies = objects.stream().map(MadeObjects::copy).toList();
        List<ActivityPipeline> copiedPipelines = pipelines.stream()
                .map(MadeObjects::copy)
                .map(ActivityPipeline.class::cast)
                .toList();
        long begin = System.nanoTime();
        Parallel.each(copiedPipelines, pipeline -> client.resource(pipeline).create());
        Parallel.each(copies, copy -> client.resource(copy).forceConflicts().serverSideApply());
        Parallel.each(copiedPipelines, pipeline -> client.resource(pipeline).patchStatus());
        return (System.nanoTime() - begin) / 1e9;
    }

    private double roundTrip(int attempt) throws InterruptedException {
        String label = "a" + attempt;
        try (SharedIndexInformer<ConfigMap> watched = client.configMaps()
                .inNamespace(NAMESPACE)
                .withLabel("attempt", label)
                .inform()) {
            ConfigMap map = new ConfigMapBuilder()
                    .withNewMetadata()
                    .withName("attempt-" + attempt)
                    .withNamespace(NAMESPACE)
                    .addToLabels("attempt", label)
                    .endMetadata()
                    .build();
            long begin = System.nanoTime();
            client.resource(map).create();
            Await.until(
                    2,
                    () -> !watched.getStore().list().isEmpty(),
                    () -> map.getMetadata().getName() + " is not seen");
            return (System.nanoTime() - begin) / 1e9;
        }
    }
}
