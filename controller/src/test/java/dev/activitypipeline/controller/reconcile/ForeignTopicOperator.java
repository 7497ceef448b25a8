package dev.activitypipeline.controller.reconcile;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** A topic operator that is not ours: it knows the kind KafkaTopic and its rules, and nothing of this product. Its Kafka is a map. */
final class ForeignTopicOperator implements ResourceEventHandler<GenericKubernetesResource>, AutoCloseable {
    private static final String FINALIZER = "strimzi.io/topic-operator";

    /** Topics and their ids. */
    final Map<String, String> kafka = new ConcurrentHashMap<>();

    private final KubernetesClient client;
    private final SharedIndexInformer<GenericKubernetesResource> informer;

    /** Answers for KafkaTopics with that label {@code strimzi.io/cluster} in a namespace. */
    ForeignTopicOperator(KubernetesClient client, String namespace, String cluster) {
        this.client = client;
        this.informer = client.genericKubernetesResources("kafka.strimzi.io/v1", "KafkaTopic")
                .inNamespace(namespace)
                .withLabel("strimzi.io/cluster", cluster)
                .inform(this);
    }

    @Override
    public void onAdd(GenericKubernetesResource resource) {
        answer(resource);
    }

    @Override
    public void onUpdate(GenericKubernetesResource before, GenericKubernetesResource after) {
        answer(after);
    }

    @Override
    public void onDelete(GenericKubernetesResource resource, boolean stateUnknown) {
        // Its finalizer is gone, and the topic with it or not.
    }

    private void answer(GenericKubernetesResource topic) {
        String name = topic.get("spec", "topicName");
        boolean managed = !"false"
                .equals(Optional.ofNullable(topic.getMetadata().getAnnotations())
                        .orElse(Map.of())
                        .get("strimzi.io/managed"));
        boolean held = topic.getMetadata().getFinalizers().contains(FINALIZER);
        if (topic.getMetadata().getDeletionTimestamp() != null) {
            if (managed) {
                kafka.remove(name);
            }
            if (held) {
                patch(topic, Map.of("metadata", Map.of("finalizers", List.of())));
            }
            return;
        }
        if (managed && !held) {
            patch(topic, Map.of("metadata", Map.of("finalizers", List.of(FINALIZER))));
            return;
        }
        if (managed) {
            kafka.computeIfAbsent(name, made -> "id-of-" + made);
        }
        Map<String, Object> status = new TreeMap<>();
        status.put(
                "conditions",
                List.of(Map.of(
                        "type",
                        managed ? "Ready" : "Unmanaged",
                        "status",
                        "True",
                        "lastTransitionTime",
                        topic.getMetadata().getCreationTimestamp())));
        status.put("observedGeneration", topic.getMetadata().getGeneration());
        status.put("topicName", managed ? name : null);
        status.put("topicId", managed ? kafka.get(name) : null);
        client.resource(topic)
                .subresource("status")
                .patch(PatchContext.of(PatchType.JSON_MERGE), Serialization.asJson(Map.of("status", status)));
    }

    private void patch(GenericKubernetesResource topic, Map<String, Object> change) {
        client.resource(topic).patch(PatchContext.of(PatchType.JSON_MERGE), Serialization.asJson(change));
    }

    @Override
    public void close() {
        informer.close();
    }
}
