package dev.activitypipeline.controller.topicoperator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.activitypipeline.controller.topic.StrimziMark;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceList;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.MixedOperation;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What is written to KafkaTopics: the finalizer and the status, each by one patch that names the resource's uid, so that no successor of the same name is written to. */
final class TopicResources {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final KubernetesClient client;
    private final ResourceDefinitionContext kind;

    TopicResources(KubernetesClient client, ResourceDefinitionContext kind) {
        this.client = client;
        this.kind = kind;
    }

    MixedOperation<GenericKubernetesResource, GenericKubernetesResourceList, Resource<GenericKubernetesResource>>
            all() {
        return client.genericKubernetesResources(kind);
    }

    /** @throws io.fabric8.kubernetes.client.KubernetesClientException with code 409 if the resource was changed meanwhile */
    void addFinalizer(KafkaTopic topic) {
        List<String> finalizers = new ArrayList<>(topic.finalizers());
        finalizers.add(StrimziMark.FINALIZER);
        Map<String, Object> metadata =
                Map.of("uid", topic.uid(), "resourceVersion", topic.resourceVersion(), "finalizers", finalizers);
        of(topic).patch(PatchContext.of(PatchType.JSON_MERGE), json(Map.of("metadata", metadata)));
    }

    /** @throws io.fabric8.kubernetes.client.KubernetesClientException with code 404 or 422 if the resource was changed meanwhile */
    void removeFinalizer(KafkaTopic topic) {
        String place = "/metadata/finalizers/" + topic.finalizers().indexOf(StrimziMark.FINALIZER);
        of(topic)
                .patch(
                        PatchContext.of(PatchType.JSON),
                        json(List.of(
                                Map.of("op", "test", "path", "/metadata/uid", "value", topic.uid()),
                                Map.of("op", "test", "path", place, "value", StrimziMark.FINALIZER),
                                Map.of("op", "remove", "path", place))));
    }

    /**
     * The status as a whole.
     *
     * @throws io.fabric8.kubernetes.client.KubernetesClientException with code 404 or 422 if the resource is another meanwhile
     */
    void writeStatus(KafkaTopic topic, KafkaTopicStatus status) {
        // A merge patch would not do: of what is sent to the status, the API server drops the metadata unread.
        of(topic)
                .subresource("status")
                .patch(
                        PatchContext.of(PatchType.JSON),
                        json(List.of(
                                Map.of("op", "test", "path", "/metadata/uid", "value", topic.uid()),
                                Map.of("op", "add", "path", "/status", "value", status.fields()))));
    }

    /** Asks the cluster itself, not the informers. */
    boolean isThere(KafkaTopic topic) {
        GenericKubernetesResource found = of(topic).get();
        return found != null && found.getMetadata().getUid().equals(topic.uid());
    }

    /** By an object, not by a name: what is only named, the client reads before each patch. */
    private Resource<GenericKubernetesResource> of(KafkaTopic topic) {
        GenericKubernetesResource named = new GenericKubernetesResource();
        named.setMetadata(new ObjectMetaBuilder()
                .withNamespace(topic.ref().namespace())
                .withName(topic.ref().name())
                .build());
        return all().inNamespace(topic.ref().namespace()).resource(named);
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
