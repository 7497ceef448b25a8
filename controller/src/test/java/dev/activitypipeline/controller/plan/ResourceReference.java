package dev.activitypipeline.controller.plan;

import com.fasterxml.jackson.databind.JsonNode;
import dev.activitypipeline.controller.api.v1alpha1.ActivityPipelineStatus;
import dev.activitypipeline.controller.api.v1alpha1.Impact;
import dev.activitypipeline.controller.schema.ModelSchema;
import dev.activitypipeline.controller.schema.Schema;
import dev.activitypipeline.controller.schema.Schema.Field;
import dev.activitypipeline.controller.schema.Schema.ListSchema;
import dev.activitypipeline.controller.schema.Schema.MapSchema;
import dev.activitypipeline.controller.schema.Schema.ObjectSchema;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The resource as a document: fields, limits and impacts from the model, descriptions and rules from the CRD that is generated from it. */
final class ResourceReference {
    private static final String INTRODUCTION = """
            # The resource ActivityPipeline

            Every field of `spec` and `status`, written by the build from the model that the CRD, the reader and the planner are made from. `kubectl explain activitypipeline.spec` says
            the same; a manifest with all fields is [`k8s/samples/full.yaml`](../../k8s/samples/full.yaml).

            `apiVersion: activity.dev/v1alpha1`, `kind: ActivityPipeline`, short name `ap`, namespaced. `kubectl scale` sets `spec.stream.executors`.

            **Limits** hold on a laptop and on a cluster alike. What is against the CRD's types, bounds and rules the API server refuses at once; the rest the controller tells in the
            condition [`Ready`](conditions.md), with all that is wrong.

            **Change** is what editing the field does to a pipeline that runs:

            | word | what happens |
            | --- | --- |
            """;
    private static final Map<String, PropertyRules> LISTS = Map.of(
            "spec.kafka.properties", KafkaProperties.RULES,
            "spec.topic.config", TopicRules.RULES,
            "spec.stream.sparkConf", SparkProperties.RULES);

    private final StringBuilder text = new StringBuilder(INTRODUCTION);

    private ResourceReference() {}

    /** @param crd one version of it, as JSON: what is below {@code /schema/openAPIV3Schema/properties} */
    static String of(JsonNode crd) {
        ResourceReference reference = new ResourceReference();
        for (Impact impact : Impact.values()) {
            reference.line("| " + word(impact) + " | " + meaning(impact) + " |");
        }
        reference.object("spec", ModelSchema.SPEC, crd.path("spec"), Set.of(Impact.NONE));
        reference.line("\nThe controller writes `status`; nothing in it is read back as a decision.");
        reference.object("status", ModelSchema.ofRecord(ActivityPipelineStatus.class), crd.path("status"), Set.of());
        return reference.text.toString();
    }

    private void object(String path, ObjectSchema schema, JsonNode crd, Set<Impact> inherited) {
        boolean settable = path.startsWith("spec");
        line("\n"
                + "#"
                        .repeat(Math.min(
                                4, 2 + (int) path.chars().filter(c -> c == '.').count())) + " " + path + "\n");
        line(cell(crd.path("description").asText()) + "\n");
        line(settable ? "| field | limits | default | change | |" : "| field | type | |");
        line(settable ? "| --- | --- | --- | --- | --- |" : "| --- | --- | --- |");
        Map<String, ObjectSchema> below = new LinkedHashMap<>();
        schema.fields().forEach((name, field) -> {
            String at = path + "." + name;
            JsonNode described = crd.path("properties").path(name);
            Set<Impact> impacts = field.impact().isEmpty() ? inherited : field.impact();
            String limits = cell(limits(at, field.schema()));
            String description = cell(described.path("description").asText());
            line(
                    settable
                            ? "| `" + at + "` | " + limits + " | " + fallback(field) + " | " + words(impacts) + " | "
                                    + description + " |"
                            : "| `" + at + "` | " + limits + " | " + description + " |");
            inner(field.schema(), at, below);
        });
        rules(path, crd);
        below.forEach(
                (at, inner) -> object(at, inner, properties(crd, path, at), impacts(schema, path, at, inherited)));
        schema.fields().keySet().stream()
                .map(name -> path + "." + name)
                .filter(LISTS::containsKey)
                .forEach(this::list);
    }

    private static void inner(Schema schema, String at, Map<String, ObjectSchema> below) {
        if (schema instanceof ObjectSchema object) {
            below.put(at, object);
        } else if (schema instanceof MapSchema map && map.values() instanceof ObjectSchema object) {
            below.put(at + ".<name>", object);
        } else if (schema instanceof ListSchema list && list.items() instanceof ObjectSchema object) {
            below.put(at + "[]", object);
        }
    }

    private static JsonNode properties(JsonNode crd, String path, String at) {
        String name = at.substring(path.length() + 1);
        if (name.endsWith("[]")) {
            return crd.path("properties").path(name.replace("[]", "")).path("items");
        }
        JsonNode property = crd.path("properties").path(name.replace(".<name>", ""));
        return name.endsWith(".<name>") ? property.path("additionalProperties") : property;
    }

    private static Set<Impact> impacts(ObjectSchema schema, String path, String at, Set<Impact> inherited) {
        String name = at.substring(path.length() + 1).replaceFirst("(\\.<name>|\\[])$", "");
        Set<Impact> own = schema.fields().get(name).impact();
        return own.isEmpty() ? inherited : own;
    }

    private void rules(String path, JsonNode crd) {
        StringBuilder rules = new StringBuilder();
        crd.path("x-kubernetes-validations").forEach(rule -> rules.append(rule(path, rule)));
        crd.path("properties").properties().forEach(property -> {
            boolean leaf = !property.getValue().has("properties");
            property.getValue()
                    .path("x-kubernetes-validations")
                    .forEach(rule -> rules.append(leaf ? rule(path + "." + property.getKey(), rule) : ""));
        });
        if (!rules.isEmpty()) {
            text.append("\n<details><summary>Rules of the API server</summary>\n\n")
                    .append(rules)
                    .append("\n</details>\n");
        }
    }

    private static String rule(String path, JsonNode rule) {
        return "- `" + path + "`: " + rule.path("message").asText() + " (`"
                + rule.path("rule").asText() + "`)\n";
    }

    private void list(String path) {
        line("\n#### Names in " + path + "\n");
        line("No other name is taken.\n");
        line("| name | value |");
        line("| --- | --- |");
        LISTS.get(path).allowed().forEach((name, type) -> line("| `" + name + "` | " + cell(type.noun()) + " |"));
    }

    private void line(String line) {
        text.append(line).append('\n');
    }

    private static String limits(String path, Schema schema) {
        if (schema instanceof ObjectSchema) {
            return "object, [below](#" + anchor(path) + ")";
        } else if (schema instanceof MapSchema map && map.values() instanceof ObjectSchema) {
            return "names with objects, [below](#" + anchor(path + ".<name>") + ")";
        } else if (schema instanceof MapSchema map) {
            String names = LISTS.containsKey(path) ? "[names](#names-in-" + anchor(path) + ")" : "names";
            return names + " with " + map.values().expectation() + " each";
        } else if (schema instanceof ListSchema list) {
            return list.items() instanceof ObjectSchema
                    ? "list of objects, [below](#" + anchor(path + "[]") + ")"
                    : "list of " + list.items().expectation() + " each";
        }
        return schema.expectation();
    }

    /** As GitHub makes it of a heading. */
    private static String anchor(String heading) {
        return heading.toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z0-9-]", "");
    }

    private static String fallback(Field field) {
        return field.required()
                ? "**required**"
                : field.fallback().map(value -> '`' + shown(value) + '`').orElse("–");
    }

    private static String shown(JsonNode value) {
        return value.isTextual() ? value.textValue() : value.toString();
    }

    private static String words(Set<Impact> impacts) {
        return impacts.stream().sorted().map(ResourceReference::word).collect(Collectors.joining(", "));
    }

    private static String word(Impact impact) {
        return switch (impact) {
            case NONE -> "none";
            case IN_PLACE -> "in place";
            case ROLL_PRODUCER -> "producers";
            case RESTART_STREAM -> "stream";
            case RESET_REQUIRED -> "refused";
        };
    }

    private static String meaning(Impact impact) {
        return switch (impact) {
            case NONE -> "nothing that runs notices";
            case IN_PLACE -> "an object is edited where it is; no process restarts";
            case ROLL_PRODUCER -> "the producers are replaced, and resume behind their last committed transaction";
            case RESTART_STREAM -> "the driver finishes its batch, stops, and starts again from its checkpoint";
            case RESET_REQUIRED -> "what is stored would no longer fit: create a new pipeline";
        };
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replace("<", "&lt;").replace("\n", " ");
    }
}
