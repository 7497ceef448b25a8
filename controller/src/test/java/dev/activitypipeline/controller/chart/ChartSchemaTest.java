package dev.activitypipeline.controller.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.activitypipeline.controller.Needs;
import dev.activitypipeline.controller.Program;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A wrong value fails at the install, with its name. */
@Needs(Program.HELM)
class ChartSchemaTest {
    /** Where Kubernetes itself lets people name things as they like, and what Helm hands down to every chart. */
    private static final Set<String> OPEN = Set.of("/properties/global");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "replica=2 | additional properties 'replica' not allowed",
                "replicas=two | at '/replicas'",
                "image.tga=1 | additional properties 'tga' not allowed",
                "image.prefix=activity-pipeline | at '/image/prefix'",
                "image.pullPolicy=Sometimes | at '/image/pullPolicy'",
                "image.stream.digest=sha256:12 | at '/image/stream/digest'",
                "image.pullSecrets={registry} | at '/image/pullSecrets/0'",
                "watchNamespaces={Team} | at '/watchNamespaces/0'",
                "watchNamespaces={a\\,b} | at '/watchNamespaces/0'",
                "topicOperator.bootstrapServers=kafka | at '/topicOperator/bootstrapServers'",
                "topicOperator.enable=true | additional properties 'enable' not allowed",
                "resources.limit.memory=1Gi | additional properties 'limit' not allowed",
                "resources.limits.memory=1GB | at '/resources/limits/memory'",
                "podSecurityContext.runAsRoot=false | additional properties 'runAsRoot' not allowed",
                "securityContext.capabilities.drops={ALL} | additional properties 'drops' not allowed",
                "tolerations[0].efect=NoSchedule | additional properties 'efect' not allowed",
                "affinity.nodeAfinity.x=1 | additional properties 'nodeAfinity' not allowed",
                "networkPolicy.from[0].podSelecter.x=1 | additional properties 'podSelecter' not allowed",
                "podDisruptionBudget.minAvailable=1 | additional properties 'minAvailable' not allowed",
                "podLabels.team=data platform | at '/podLabels/team'"
            })
    void isRefused(String value, String complaint) {
        // When
        Helm.Outcome outcome = Helm.template("--set", value);

        // Then
        assertThat(outcome.code()).isNotZero();
        assertThat(outcome.words())
                .contains("values don't meet the specifications of the schema")
                .contains(complaint);
    }

    @Test
    void noObjectTakesFieldsThatItDoesNotName() throws IOException {
        // Given
        List<String> open = new ArrayList<>();

        // When
        collectOpen(schema(), "", open);

        // Then
        assertThat(open).containsExactlyInAnyOrderElementsOf(OPEN);
    }

    @Test
    void theSchemaAndTheValuesHoldTheSameFields() throws IOException {
        // Given
        JsonNode values =
                new YAMLMapper().readTree(Helm.CHART.resolve("values.yaml").toFile());
        Set<String> ofSchema = new TreeSet<>();
        Set<String> ofValues = new TreeSet<>();

        // When
        collect(schema(), schema().path("properties"), values, "", ofSchema, ofValues);

        // Then
        assertThat(ofSchema).isEqualTo(ofValues);
    }

    private static JsonNode schema() throws IOException {
        return new JsonMapper()
                .readTree(Helm.CHART.resolve("values.schema.json").toFile());
    }

    private static void collectOpen(JsonNode schema, String path, List<String> open) {
        if (schema.has("properties")
                && schema.path("properties").isObject()
                && schema.path("type").isTextual()) {
            if (!schema.path("additionalProperties").isBoolean()) {
                open.add(path);
            }
        }
        schema.properties().forEach(field -> collectOpen(field.getValue(), path + "/" + field.getKey(), open));
        if (schema.isArray()) {
            schema.forEach(item -> collectOpen(item, path + "[]", open));
        }
    }

    /** Down to where the values are empty: what people fill in there is Kubernetes' own. */
    private static void collect(
            JsonNode schema,
            JsonNode properties,
            JsonNode values,
            String path,
            Set<String> ofSchema,
            Set<String> ofValues) {
        properties.fieldNames().forEachRemaining(name -> ofSchema.add(path + name));
        values.properties().forEach(value -> {
            ofValues.add(path + value.getKey());
            JsonNode field = properties.path(value.getKey());
            JsonNode resolved =
                    field.has("$ref") ? schema.at(field.path("$ref").asText().substring(1)) : field;
            boolean ours = !value.getKey().endsWith("ecurityContext")
                    && !value.getKey().equals("resources");
            if (ours && value.getValue().isObject() && !value.getValue().isEmpty()) {
                collect(
                        schema,
                        resolved.path("properties"),
                        value.getValue(),
                        path + value.getKey() + ".",
                        ofSchema,
                        ofValues);
            }
        });
    }
}
