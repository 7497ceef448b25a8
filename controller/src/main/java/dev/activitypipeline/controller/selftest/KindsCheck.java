package dev.activitypipeline.controller.selftest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.activitypipeline.controller.api.v1alpha1.ActivityPipelineStatus;
import dev.activitypipeline.controller.reconcile.KafkaTopicKind;
import dev.activitypipeline.controller.schema.ModelSchema;
import dev.activitypipeline.controller.schema.Schema;
import dev.activitypipeline.controller.schema.Schema.ListSchema;
import dev.activitypipeline.controller.schema.Schema.MapSchema;
import dev.activitypipeline.controller.schema.Schema.ObjectSchema;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.ArrayList;
import java.util.List;

/** Whether the cluster serves the kinds that the controller works with, and every field that it reads or writes. Whoever is logged in may ask this. */
final class KindsCheck {
    private static final String VERSION = "activity.dev/v1alpha1";
    private static final String UPGRADE =
            "; kubectl apply --server-side --force-conflicts -f helm/activity-pipeline/crds/";

    private final KubernetesClient client;

    KindsCheck(KubernetesClient client) {
        this.client = client;
    }

    Finding ofPipelines() {
        String subject = "ActivityPipeline (" + VERSION + ") is served, with every field of this version";
        String text = client.raw("/openapi/v3/apis/" + VERSION);
        if (text == null) {
            return new Finding.Failed(subject, "the cluster does not know the kind" + UPGRADE);
        }
        JsonNode properties = pipeline(parsed(text)).path("properties");
        List<String> missing = new ArrayList<>();
        collectMissing(ModelSchema.SPEC, properties.path("spec"), "spec", missing);
        collectMissing(
                ModelSchema.ofRecord(ActivityPipelineStatus.class), properties.path("status"), "status", missing);
        return missing.isEmpty()
                ? new Finding.Passed(subject)
                : new Finding.Failed(
                        subject,
                        "the CRD is older than the controller and drops " + String.join(", ", missing) + UPGRADE);
    }

    Finding ofTopics() {
        String subject = "KafkaTopic (kafka.strimzi.io) is served";
        return KafkaTopicKind.discover(client)
                .<Finding>map(kind -> new Finding.Passed(subject + " as " + kind.getVersion()))
                .orElseGet(() -> new Finding.Failed(
                        subject,
                        "the cluster does not know the kind; set topicOperator.installCrd, or install Strimzi's CRDs"));
    }

    private static JsonNode pipeline(JsonNode document) {
        for (JsonNode schema : document.path("components").path("schemas")) {
            for (JsonNode kind : schema.path("x-kubernetes-group-version-kind")) {
                if (kind.path("kind").asText().equals("ActivityPipeline")) {
                    return schema;
                }
            }
        }
        return MissingNode.getInstance();
    }

    private static void collectMissing(Schema wanted, JsonNode served, String path, List<String> missing) {
        if (wanted instanceof ObjectSchema object) {
            object.fields().forEach((name, field) -> {
                JsonNode below = served.path("properties").path(name);
                if (below.isMissingNode()) {
                    missing.add(path + "." + name);
                } else {
                    collectMissing(field.schema(), below, path + "." + name, missing);
                }
            });
        } else if (wanted instanceof ListSchema list) {
            collectMissing(list.items(), served.path("items"), path + "[]", missing);
        } else if (wanted instanceof MapSchema map) {
            collectMissing(map.values(), served.path("additionalProperties"), path + "{}", missing);
        }
    }

    private static JsonNode parsed(String text) {
        try {
            return new JsonMapper().readTree(text);
        } catch (JsonProcessingException notJson) {
            throw new IllegalStateException("the API server's description of its kinds is not JSON", notJson);
        }
    }
}
