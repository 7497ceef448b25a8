package dev.activitypipeline.controller.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.activitypipeline.controller.api.v1alpha1.GeneratedCrd;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The reference is the model's own; {@code -Dgolden.update=true} writes it anew. */
class ResourceReferenceTest {
    private static final Path REFERENCE = Path.of("../docs/reference/activitypipeline.md");

    @Test
    void isTheModelsOwn(@TempDir Path scratch) throws IOException {
        // When
        String generated = ResourceReference.of(properties(scratch));

        // Then
        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(REFERENCE.getParent());
            Files.writeString(REFERENCE, generated);
        }
        assertThat(REFERENCE).content().isEqualTo(generated);
    }

    /** The renderer walks the model; that it passed nothing over is seen from the CRD's side. */
    @Test
    void namesEveryFieldAndEveryRuleOfTheCrd(@TempDir Path scratch) throws IOException {
        // Given
        List<String> paths = new ArrayList<>();
        JsonNode properties = properties(scratch);
        collect(properties.path("spec"), "spec", paths);
        collect(properties.path("status"), "status", paths);

        // Then
        String reference = Files.readString(REFERENCE);
        assertThat(paths).hasSizeGreaterThan(100);
        assertThat(paths).allSatisfy(path -> assertThat(reference).contains("| `" + path + "` |"));
        assertThat(properties.findValues("x-kubernetes-validations"))
                .flatExtracting(rules -> rules.findValuesAsText("rule"))
                .allSatisfy(rule -> assertThat(reference).contains("(`" + rule + "`)"));
    }

    private static JsonNode properties(Path scratch) throws IOException {
        return new YAMLMapper()
                .readTree(GeneratedCrd.yaml(scratch))
                .at("/spec/versions/0/schema/openAPIV3Schema/properties");
    }

    private static void collect(JsonNode schema, String path, List<String> paths) {
        schema.path("properties").properties().forEach(property -> {
            String at = path + "." + property.getKey();
            paths.add(at);
            collect(property.getValue(), at, paths);
            collect(property.getValue().path("items"), at + "[]", paths);
            collect(property.getValue().path("additionalProperties"), at + ".<name>", paths);
        });
    }
}
