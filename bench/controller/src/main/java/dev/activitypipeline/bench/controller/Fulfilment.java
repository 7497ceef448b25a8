package dev.activitypipeline.bench.controller;

import dev.activitypipeline.controller.topic.StrimziMark;
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
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * Stands in for a topic operator and for a storage class: every KafkaTopic is Ready and every claim is bound, at once. A topic that is released before its
 * KafkaTopic is deleted is let go as quickly.
 */
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
                        .inform(always(Fulfilment::answered)),
                client.persistentVolumeClaims().inAnyNamespace().inform(always(Fulfilment::bound)));
    }

    /** How many topics and claims so far. */
    int fulfilled() {
        return fulfilled.get();
    }

    private static Optional<GenericKubernetesResource> answered(GenericKubernetesResource topic) {
        List<Object> conditions =
                List.of(Map.of("type", StrimziMark.isManaged(topic) ? "Ready" : "Unmanaged", "status", "True"));
        if (conditions.equals(topic.get("status", "conditions"))) {
            return Optional.empty();
        }
        topic.setAdditionalProperty(
                "status",
                Map.of(
                        "observedGeneration",
                        topic.getMetadata().getGeneration(),
                        "topicId",
                        topic.getMetadata().getUid(),
                        "conditions",
                        conditions));
        return Optional.of(topic);
    }

    private static Optional<PersistentVolumeClaim> bound(PersistentVolumeClaim claim) {
        if ("Bound".equals(claim.getStatus().getPhase())) {
            return Optional.empty();
        }
        claim.setStatus(new PersistentVolumeClaimStatusBuilder()
                .withPhase("Bound")
                .withCapacity(claim.getSpec().getResources().getRequests())
                .build());
        return Optional.of(claim);
    }

    /** @param answer the object with the status that it should have; empty where it has it */
    private <R extends HasMetadata> ResourceEventHandler<R> always(Function<R, Optional<R>> answer) {
        return new ResourceEventHandler<>() {
            @Override
            public void onAdd(R object) {
                threads.execute(() -> answer.apply(object).ifPresent(Fulfilment.this::update));
            }

            @Override
            public void onUpdate(R before, R after) {
                onAdd(after);
            }

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
