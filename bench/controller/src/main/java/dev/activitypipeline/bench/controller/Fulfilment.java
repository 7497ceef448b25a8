package dev.activitypipeline.bench.controller;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimStatusBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/** Stands in for a topic operator and for a storage class: every KafkaTopic is Ready and every claim is bound, at once. */
final class Fulfilment implements AutoCloseable {
    private final ExecutorService threads = Executors.newFixedThreadPool(8);
    private final List<SharedIndexInformer<?>> informers;
    private final KubernetesClient client;
    private final AtomicInteger fulfilled = new AtomicInteger();

    Fulfilment(KubernetesClient client) {
        this.client = client;
        this.informers = List.of(
                client.genericKubernetesResources("kafka.strimzi.io/v1", "KafkaTopic")
                        .inAnyNamespace()
                        .inform(onAdd(Fulfilment::ready)),
                client.persistentVolumeClaims().inAnyNamespace().inform(onAdd(Fulfilment::bound)));
    }

    /** How many topics and claims so far. */
    int fulfilled() {
        return fulfilled.get();
    }

    private static GenericKubernetesResource ready(GenericKubernetesResource topic) {
        topic.setAdditionalProperty(
                "status",
                Map.of(
                        "observedGeneration",
                        topic.getMetadata().getGeneration(),
                        "topicId",
                        topic.getMetadata().getUid(),
                        "conditions",
                        List.of(Map.of("type", "Ready", "status", "True"))));
        return topic;
    }

    private static PersistentVolumeClaim bound(PersistentVolumeClaim claim) {
        claim.setStatus(new PersistentVolumeClaimStatusBuilder()
                .withPhase("Bound")
                .withCapacity(claim.getSpec().getResources().getRequests())
                .build());
        return claim;
    }

    private <R extends HasMetadata> ResourceEventHandler<R> onAdd(UnaryOperator<R> fulfilled) {
        return new ResourceEventHandler<>() {
            @Override
            public void onAdd(R object) {
                threads.execute(() -> update(fulfilled.apply(object)));
            }

            @Override
            public void onUpdate(R before, R after) {}

            @Override
            public void onDelete(R object, boolean unknown) {}
        };
    }

    private void update(HasMetadata object) {
        try {
            object.getMetadata().setResourceVersion(null);
            client.resource(object).updateStatus();
            fulfilled.incrementAndGet();
        } catch (KubernetesClientException goneAlready) {
            System.err.println(goneAlready.getMessage());
        }
    }

    @Override
    public void close() {
        informers.forEach(SharedIndexInformer::close);
        threads.shutdownNow();
    }
}
