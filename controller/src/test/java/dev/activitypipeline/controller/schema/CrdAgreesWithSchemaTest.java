package dev.activitypipeline.controller.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.activitypipeline.controller.api.v1alpha1.GeneratedCrd;
import dev.activitypipeline.controller.schema.Schema.Field;
import dev.activitypipeline.controller.schema.Schema.ListSchema;
import dev.activitypipeline.controller.schema.Schema.MapSchema;
import dev.activitypipeline.controller.schema.Schema.ObjectSchema;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The API server and the planner must say the same about every field: both are read from one set of annotations, in two ways. */
class CrdAgreesWithSchemaTest {
    private static String yaml;
    private static JsonNode version;

    @BeforeAll
    static void generate(@TempDir Path scratch) throws IOException {
        yaml = GeneratedCrd.yaml(scratch);
        version = new YAMLMapper().readTree(yaml).at("/spec/versions/0");
    }

    @Test
    void staysFarBelowTheSizeThatKubectlApplyTakes() {
        assertThat(yaml.getBytes(StandardCharsets.UTF_8).length).isLessThan(100_000);
    }

    @Test
    void everyPropertyHasADescription() {
        // Given
        List<String> bare = new ArrayList<>();

        // When
        collectBare(root(), "", bare);

        // Then
        assertThat(bare).isEmpty();
    }

    @Test
    void everyFieldHasTheSameDefaultBoundsAndWords() {
        // Given
        List<String> differences = new ArrayList<>();

        // When
        compare(ModelSchema.SPEC, root().at("/properties/spec"), "spec", differences);

        // Then
        assertThat(differences).isEmpty();
    }

    @Test
    void noRuleStandsTwiceAtOneField() {
        // Given
        List<String> twins = new ArrayList<>();

        // When
        collectTwins(root(), "", twins);

        // Then
        assertThat(twins).isEmpty();
    }

    @Test
    void hasStatusAndScaleSubresources() {
        assertThat(version.at("/subresources").has("status")).isTrue();
        assertThat(version.at("/subresources/scale/specReplicasPath").asText()).isEqualTo(".spec.stream.executors");
        assertThat(version.at("/subresources/scale/statusReplicasPath").asText())
                .isEqualTo(".status.stream.executors");
        assertThat(version.at("/subresources/scale/labelSelectorPath").asText()).isEqualTo(".status.stream.selector");
    }

    @Test
    void showsReadyFirstAndAgeLast() {
        assertThat(version.at("/additionalPrinterColumns").findValuesAsText("name"))
                .containsExactly("Ready", "Phase", "Topic", "Stored", "Lag", "Format", "Proof", "Message", "Age");
    }

    private static JsonNode root() {
        return version.at("/schema/openAPIV3Schema");
    }

    private static void collectBare(JsonNode schema, String path, List<String> bare) {
        for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
            String below = path + "." + property.getKey();
            if (property.getValue().path("description").asText().isBlank()) {
                bare.add(below);
            }
            collectBare(property.getValue(), below, bare);
        }
        for (String inner : List.of("additionalProperties", "items")) {
            if (schema.path(inner).isObject()) {
                collectBare(schema.path(inner), path + "[]", bare);
            }
        }
    }

    private static void collectTwins(JsonNode schema, String path, List<String> twins) {
        List<String> rules = schema.path("x-kubernetes-validations").findValuesAsText("rule");
        if (rules.stream().distinct().count() < rules.size()) {
            twins.add(path);
        }
        schema.path("properties")
                .properties()
                .forEach(property -> collectTwins(property.getValue(), path + "." + property.getKey(), twins));
    }

    private static void compare(Schema schema, JsonNode crd, String path, List<String> differences) {
        if (schema instanceof ObjectSchema object) {
            object.fields().forEach((name, field) -> field(name, field, crd, path + "." + name, differences));
            check(object.fields().size() == crd.path("properties").size(), path, "number of fields", differences);
        } else if (schema instanceof MapSchema map) {
            compare(map.values(), crd.path("additionalProperties"), path + "{}", differences);
        } else if (schema instanceof ListSchema list) {
            compare(list.items(), crd.path("items"), path + "[]", differences);
        } else if (schema instanceof Scalars.Choice choice) {
            List<String> words = new ArrayList<>();
            crd.path("enum").forEach(word -> words.add(word.asText()));
            check(
                    words.size() == choice.words().size() && words.containsAll(choice.words()),
                    path,
                    "enum",
                    differences);
        } else if (schema instanceof Scalars.Whole whole) {
            check(!crd.has("minimum") || crd.get("minimum").asLong() == whole.min(), path, "minimum", differences);
            check(!crd.has("maximum") || crd.get("maximum").asLong() == whole.max(), path, "maximum", differences);
            check(crd.path("type").asText().equals("integer"), path, "type", differences);
        } else if (schema instanceof Scalars.Decimal) {
            check(crd.path("type").asText().equals("number"), path, "type", differences);
        } else if (AdmissionRules.rule(schema).isPresent()) {
            JsonNode first = crd.path("x-kubernetes-validations").path(0);
            check(first.path("rule").asText().equals(AdmissionRules.rule(schema).get()), path, "rule", differences);
            check(first.path("message").asText().equals("must be " + schema.expectation()), path, "words", differences);
            check(!crd.has("pattern"), path, "pattern", differences);
            boolean either = crd.path("x-kubernetes-int-or-string").asBoolean();
            check(either == (schema instanceof Scalars.Amount), path, "int-or-string", differences);
        } else if (schema instanceof Scalars.Property) {
            check(crd.path("x-kubernetes-preserve-unknown-fields").asBoolean(), path, "open value", differences);
        }
    }

    private static void field(String name, Field field, JsonNode parent, String path, List<String> differences) {
        JsonNode crd = parent.path("properties").path(name);
        check(!crd.isMissingNode(), path, "existence", differences);
        boolean required = false;
        for (JsonNode word : parent.path("required")) {
            required |= word.asText().equals(name);
        }
        check(required == field.required(), path, "required", differences);
        check(field.fallback().isPresent() == crd.has("default"), path, "existence of a default", differences);
        field.fallback()
                .ifPresent(fallback -> check(
                        fallback.asText().equals(crd.path("default").asText())
                                || (fallback.isNumber()
                                        && fallback.asDouble()
                                                == crd.path("default").asDouble()),
                        path,
                        "default",
                        differences));
        compare(field.schema(), crd, path, differences);
    }

    private static void check(boolean agrees, String path, String what, List<String> differences) {
        if (!agrees) {
            differences.add(path + ": " + what);
        }
    }
}
