package dev.activitypipeline.controller.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.activitypipeline.controller.schema.Schema.Anything;
import dev.activitypipeline.controller.schema.Schema.Field;
import dev.activitypipeline.controller.schema.Schema.ListSchema;
import dev.activitypipeline.controller.schema.Schema.MapSchema;
import dev.activitypipeline.controller.schema.Schema.ObjectSchema;
import dev.activitypipeline.controller.schema.Schema.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;

/** Walks a tree along a schema and tells everything that is wrong with it, in the tree's order. */
public final class SchemaCheck {
    private final Depth depth;
    private final FieldNames names;
    private final List<SpecViolation> violations = new ArrayList<>();

    /** How far a check goes. */
    public enum Depth {
        /** Unknown fields and values that the model cannot hold. */
        SHAPE,
        /** Also missing fields, bounds and patterns. */
        BOUNDS
    }

    private SchemaCheck(Depth depth, ObjectSchema root) {
        this.depth = depth;
        this.names = new FieldNames(root);
    }

    /**
     * Checks the tree and takes out of it what is at fault, so that the rest can be bound to the model and checked further. Of an object
     * that is none an empty one is left: that the user gave it still counts, as in "exactly one of".
     *
     * @param tree changed in place
     * @param path of the tree's root, as violations name it; empty for a whole manifest
     * @return all violations
     */
    public static List<SpecViolation> prune(ObjectSchema schema, JsonNode tree, String path, Depth depth) {
        SchemaCheck check = new SchemaCheck(depth, schema);
        check.walk(schema, tree, path);
        return List.copyOf(check.violations);
    }

    /** Whether the value may stay in the tree. */
    private boolean walk(Schema schema, JsonNode value, String path) {
        if (schema instanceof Anything) {
            return true;
        }
        if (value.isNull()) {
            return refuse(new SpecViolation(path, "is empty; " + remedy(schema, path)));
        }
        if (schema instanceof ObjectSchema object && value instanceof ObjectNode node) {
            return object(object, node, path);
        }
        if (schema instanceof MapSchema map && value instanceof ObjectNode node) {
            keep(node, (name, below) -> walk(map.values(), below, path + "." + name));
            return true;
        }
        if (schema instanceof ListSchema list && value instanceof ArrayNode node) {
            return list(list, node, path);
        }
        return (schema instanceof Scalar scalar && !value.isContainerNode())
                ? scalar(scalar, value, path)
                : wrongKind(schema, value, path);
    }

    private boolean object(ObjectSchema schema, ObjectNode node, String path) {
        String prefix = path.isEmpty() ? "" : path + ".";
        if (depth == Depth.BOUNDS) {
            schema.fields().forEach((name, field) -> {
                if (field.required() && !node.has(name)) {
                    refuse(new SpecViolation(
                            prefix + name,
                            "is required and must be " + field.schema().expectation()));
                }
            });
        }
        Set<String> given = Set.copyOf(fieldNames(node));
        keep(node, (name, below) -> {
            Field field = schema.fields().get(name);
            return field == null
                    ? refuse(names.unknown(prefix + name, name, schema))
                    : walk(field.schema(), below, prefix + name);
        });
        schema.fields().forEach((name, field) -> {
            if (field.schema() instanceof ObjectSchema && given.contains(name) && !node.has(name)) {
                node.putObject(name);
            }
        });
        return true;
    }

    private boolean list(ListSchema schema, ArrayNode node, String path) {
        List<JsonNode> kept = new ArrayList<>();
        for (int i = 0; i < node.size(); i++) {
            if (walk(schema.items(), node.get(i), path + "[" + i + "]")) {
                kept.add(node.get(i));
            }
        }
        node.removeAll();
        node.addAll(kept);
        return true;
    }

    private boolean scalar(Scalar schema, JsonNode value, String path) {
        if (schema.holds(value) && (depth == Depth.SHAPE || schema.accepts(value))) {
            return true;
        }
        return refuse(new SpecViolation(path, Shown.value(value), "must be " + schema.expectation()));
    }

    /** Where an object was expected the value is not shown: it may be a password in the place of a reference to one. */
    private boolean wrongKind(Schema schema, JsonNode value, String path) {
        return refuse(new SpecViolation(path, Shown.kind(value), "must be " + schema.expectation()));
    }

    private boolean refuse(SpecViolation violation) {
        violations.add(violation);
        return false;
    }

    private static List<String> fieldNames(ObjectNode node) {
        return node.properties().stream().map(Map.Entry::getKey).toList();
    }

    private static void keep(ObjectNode node, BiPredicate<String, JsonNode> usable) {
        List<String> refused = node.properties().stream()
                .filter(entry -> !usable.test(entry.getKey(), entry.getValue()))
                .map(Map.Entry::getKey)
                .toList();
        node.remove(refused);
    }

    private static String remedy(Schema schema, String path) {
        boolean mayBeEmpty = schema instanceof MapSchema
                || (schema instanceof ObjectSchema object
                        && object.fields().values().stream().noneMatch(Field::required));
        String name = path.substring(path.lastIndexOf('.') + 1);
        return mayBeEmpty
                ? "write \"" + name + ": {}\" or remove it"
                : "it must be " + schema.expectation() + (schema instanceof Scalar ? ", or be removed" : "");
    }
}
