package dev.activitypipeline.controller.observability;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.activitypipeline.controller.status.PipelinePhase;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The configuration for kube-state-metrics speaks of the kind that there is: a path that leads nowhere would be an empty metric. */
class KubeStateMetricsTest {
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final Path CONFIGURATION = Path.of("../k8s/observability/kube-state-metrics.yaml");
    private static final Path KIND = Path.of("../helm/activity-pipeline/crds/activitypipelines.activity.dev.yaml");

    @Test
    void everyPathLeadsToAFieldOfTheKind() throws IOException {
        // Given
        JsonNode resource = resource();
        JsonNode schema = schema();

        for (JsonNode metric : resource.path("metrics")) {
            // When
            JsonNode each = part(metric.path("each"));
            JsonNode fields = field(schema, each.path("path"));
            JsonNode element = fields.path("type").asText().equals("array") ? fields.path("items") : fields;

            // Then
            assertThat(fields.isMissingNode()).as(metric.path("name").asText()).isFalse();
            List<JsonNode> below = new ArrayList<>();
            each.path("labelsFromPath").forEach(below::add);
            below.add(each.path("valueFrom"));
            assertThat(below).allMatch(path -> !field(element, path).isMissingNode());
        }
    }

    @Test
    void itKnowsEveryPhase() throws IOException {
        // Given
        List<String> phases = Arrays.stream(PipelinePhase.class.getPermittedSubclasses())
                .map(Class::getSimpleName)
                .toList();

        // When
        List<String> listed = new ArrayList<>();
        resource().findValue("stateSet").path("list").forEach(phase -> listed.add(phase.asText()));

        // Then
        assertThat(listed).containsExactlyInAnyOrderElementsOf(phases);
    }

    private static JsonNode part(JsonNode each) {
        return each.has("info") ? each.path("info") : each.has("stateSet") ? each.path("stateSet") : each.path("gauge");
    }

    private static JsonNode field(JsonNode schema, JsonNode path) {
        JsonNode field = schema;
        for (JsonNode name : path) {
            field = field.path("properties").path(name.asText());
        }
        return field;
    }

    private static JsonNode resource() throws IOException {
        JsonNode resource = YAML.readTree(CONFIGURATION.toFile()).at("/customResourceState/config/spec/resources/0");
        JsonNode names = YAML.readTree(KIND.toFile()).path("spec");
        assertThat(resource.at("/groupVersionKind/group")).isEqualTo(names.path("group"));
        assertThat(resource.at("/groupVersionKind/kind")).isEqualTo(names.at("/names/kind"));
        assertThat(resource.at("/groupVersionKind/version")).isEqualTo(names.at("/versions/0/name"));
        return resource;
    }

    /** With the metadata that every resource has. */
    private static JsonNode schema() throws IOException {
        JsonNode schema = YAML.readTree(KIND.toFile()).at("/spec/versions/0/schema/openAPIV3Schema");
        JsonNode metadata = YAML.readTree("{properties: {name: {}, namespace: {}, generation: {}}}");
        ((ObjectNode) schema.path("properties")).set("metadata", metadata);
        return schema;
    }
}
