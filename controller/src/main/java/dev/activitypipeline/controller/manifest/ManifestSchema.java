package dev.activitypipeline.controller.manifest;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.activitypipeline.controller.schema.ModelSchema;
import dev.activitypipeline.controller.schema.Schema;
import dev.activitypipeline.controller.schema.Schema.Anything;
import dev.activitypipeline.controller.schema.Schema.Field;
import dev.activitypipeline.controller.schema.Schema.MapSchema;
import dev.activitypipeline.controller.schema.Schema.ObjectSchema;
import dev.activitypipeline.controller.schema.Shown;
import dev.activitypipeline.controller.schema.SpecViolation;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a whole manifest may hold around its spec. */
final class ManifestSchema {
    private static final String API_VERSION = "activity.dev/v1alpha1";
    private static final String KIND = "ActivityPipeline";

    static final ObjectSchema MANIFEST = manifest();

    private ManifestSchema() {}

    /** Why this is no manifest of ours; empty if it is one. Nothing else is worth telling about another kind of object. */
    static List<SpecViolation> foreign(ObjectNode manifest) {
        List<SpecViolation> violations = new ArrayList<>();
        expect(manifest, "apiVersion", API_VERSION, violations);
        expect(manifest, "kind", KIND, violations);
        return violations;
    }

    private static void expect(ObjectNode manifest, String field, String expected, List<SpecViolation> violations) {
        JsonNode found = manifest.path(field);
        if (!found.isTextual() || !found.textValue().equals(expected)) {
            String value = found.isMissingNode() || found.isContainerNode() ? Shown.kind(found) : Shown.value(found);
            violations.add(new SpecViolation(field, value, "must be \"" + expected + "\""));
        }
    }

    private static ObjectSchema manifest() {
        Map<String, Field> fields = new LinkedHashMap<>();
        fields.put("apiVersion", optional(ModelSchema.text()));
        fields.put("kind", optional(ModelSchema.text()));
        fields.put("metadata", optional(metadata()));
        fields.put("spec", optional(ModelSchema.SPEC));
        return new ObjectSchema(fields);
    }

    private static Schema metadata() {
        Map<String, Field> fields = new LinkedHashMap<>();
        for (String name :
                ObjectMeta.class.getAnnotation(JsonPropertyOrder.class).value()) {
            fields.put(name, optional(new Anything()));
        }
        fields.keySet().removeAll(Set.of("apiVersion", "kind", "metadata"));
        fields.put("name", optional(ModelSchema.text()));
        fields.put("namespace", optional(ModelSchema.text()));
        fields.put("labels", optional(new MapSchema(ModelSchema.text())));
        fields.put("annotations", optional(new MapSchema(ModelSchema.text())));
        return new ObjectSchema(fields);
    }

    private static Field optional(Schema schema) {
        return new Field(schema, false, Optional.empty(), Set.of());
    }
}
