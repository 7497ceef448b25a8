package dev.activitypipeline.controller.chart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The objects of a rendered chart, in its order. */
record Rendered(List<JsonNode> objects) {
    private static final YAMLMapper YAML = new YAMLMapper();

    static Rendered of(String text) {
        try (MappingIterator<JsonNode> documents =
                YAML.readerFor(JsonNode.class).readValues(text)) {
            return new Rendered(documents.readAll().stream()
                    .filter(document -> document.has("kind"))
                    .toList());
        } catch (IOException notYaml) {
            throw new UncheckedIOException(notYaml);
        }
    }

    List<JsonNode> all(String kind) {
        return objects.stream()
                .filter(object -> object.path("kind").asText().equals(kind))
                .toList();
    }

    JsonNode one(String kind) {
        List<JsonNode> all = all(kind);
        if (all.size() != 1) {
            throw new AssertionError(all.size() + " objects of kind " + kind);
        }
        return all.get(0);
    }

    JsonNode controller() {
        return one("Deployment").at("/spec/template/spec/containers/0");
    }

    /** The controller's environment. */
    Map<String, String> environment() {
        Map<String, String> environment = new TreeMap<>();
        controller()
                .path("env")
                .forEach(variable -> environment.put(
                        variable.path("name").asText(), variable.path("value").asText()));
        return environment;
    }

    static boolean isHook(JsonNode object) {
        return object.at("/metadata/annotations").has("helm.sh/hook");
    }

    static String name(JsonNode object) {
        return object.path("kind").asText() + " "
                + object.at("/metadata/namespace").asText() + "/"
                + object.at("/metadata/name").asText();
    }

    static HasMetadata typed(JsonNode object) {
        return Serialization.unmarshal(object.toString(), HasMetadata.class);
    }
}
