package dev.activitypipeline.controller.topicoperator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.activitypipeline.controller.topic.StrimziMark;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceList;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.MixedOperation;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** What is written to KafkaTopics: the finalizer and the status, each by one patch that names the resource's uid, so that no successor of the same name is written to. */
final class TopicResources {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

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
        patch(topic, "", PatchType.JSON_MERGE, Map.of("metadata", metadata));
    }

    /** @throws io.fabric8.kubernetes.client.KubernetesClientException with code 404 or 422 if the resource was changed meanwhile */
    void removeFinalizer(KafkaTopic topic) {
        String place = "/metadata/finalizers/" + topic.finalizers().indexOf(StrimziMark.FINALIZER);
        patch(
                topic,
                "",
                PatchType.JSON,
                List.of(
                        Map.of("op", "test", "path", "/metadata/uid", "value", topic.uid()),
                        Map.of("op", "test", "path", place, "value", StrimziMark.FINALIZER),
                        Map.of("op", "remove", "path", place)));
    }

    /**
     * The status as a whole.
     *
     * @throws io.fabric8.kubernetes.client.KubernetesClientException with code 404 or 422 if the resource is another meanwhile
     */
    void writeStatus(KafkaTopic topic, KafkaTopicStatus status) {
        // A merge patch would not do: of what is sent to the status, the API server drops the metadata unread.
        patch(
                topic,
                "/status",
                PatchType.JSON,
                List.of(
                        Map.of("op", "test", "path", "/metadata/uid", "value", topic.uid()),
                        Map.of("op", "add", "path", "/status", "value", status.fields())));
    }

    /** Asks the cluster itself, not the informers. */
    boolean isThere(KafkaTopic topic) {
        GenericKubernetesResource found = all().inNamespace(topic.ref().namespace())
                .withName(topic.ref().name())
                .get();
        return found != null && found.getMetadata().getUid().equals(topic.uid());
    }

    /**
     * Past the client's own patch, which makes an object of each answer: the informers bring it anyway, and at a thousand topics that is a good part of the time.
     *
     * @param below the resource's path
     */
    private void patch(KafkaTopic topic, String below, PatchType type, Object change) {
        String path = "apis/%s/%s/namespaces/%s/%s/%s%s"
                .formatted(
                        kind.getGroup(),
                        kind.getVersion(),
                        topic.ref().namespace(),
                        kind.getPlural(),
                        topic.ref().name(),
                        below);
        HttpRequest request = client.getHttpClient()
                .newHttpRequestBuilder()
                .uri(client.getMasterUrl() + path)
                .patch(type.getContentType(), json(change))
                .build();
        try {
            HttpResponse<byte[]> answer =
                    client.getHttpClient().sendAsync(request, byte[].class).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            if (!answer.isSuccessful()) {
                throw refusal(path, answer);
            }
        } catch (ExecutionException failed) {
            throw new KubernetesClientException("PATCH of " + path + " failed", failed.getCause());
        } catch (TimeoutException silent) {
            throw new KubernetesClientException("PATCH of " + path + " had no answer", silent);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new KubernetesClientException("PATCH of " + path + " was interrupted", stopping);
        }
    }

    private static KubernetesClientException refusal(String path, HttpResponse<byte[]> answer) {
        Status status = status(answer.body());
        String why = Objects.requireNonNullElse(status.getMessage(), "HTTP " + answer.code());
        return new KubernetesClientException("PATCH of " + path + " was refused: " + why, answer.code(), status);
    }

    /** Empty where a proxy, say, has answered in words of its own. */
    private static Status status(byte[] body) {
        try {
            return JSON.readValue(body, Status.class);
        } catch (IOException unreadable) {
            return new Status();
        }
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
