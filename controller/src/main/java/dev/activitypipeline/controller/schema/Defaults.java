package dev.activitypipeline.controller.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.activitypipeline.controller.schema.Schema.ObjectSchema;

/** Fills in the model's defaults as the API server does from the CRD: top down, and inside an object only where the object is. */
public final class Defaults {
    private Defaults() {}

    /** A copy of the tree with every default in its place; the given tree is left as it is. */
    public static ObjectNode complete(ObjectSchema schema, ObjectNode tree) {
        ObjectNode completed = tree.deepCopy();
        fill(schema, completed);
        return completed;
    }

    private static void fill(ObjectSchema schema, ObjectNode tree) {
        schema.fields().forEach((name, field) -> {
            if (!tree.has(name)) {
                field.fallback().ifPresent(fallback -> tree.set(name, fallback.deepCopy()));
            }
            JsonNode value = tree.get(name);
            if (field.schema() instanceof ObjectSchema below && value instanceof ObjectNode object) {
                fill(below, object);
            }
        });
    }
}
