package dev.activitypipeline.controller.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.activitypipeline.contract.event.EventField;
import dev.activitypipeline.controller.schema.Schema.Field;
import dev.activitypipeline.controller.schema.Schema.ListSchema;
import dev.activitypipeline.controller.schema.Schema.MapSchema;
import dev.activitypipeline.controller.schema.Schema.ObjectSchema;
import dev.activitypipeline.controller.schema.Schema.Scalar;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Manifests that know the schema: from all valid to all hostile, the same for the same generator. JSON, which is YAML too. */
public final class RandomManifests {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final List<String> TEXTS = List.of(
            "kafka:9092",
            "a:1,b:65535",
            "user-activity",
            "t",
            "my-data",
            "fast",
            "*.csv",
            "a?.jsonl",
            "2024-01-01",
            "1900-01-01",
            "registry.example.com/a/b:1.0",
            "exports/2024",
            "https://sso.example.com/token",
            "user.key",
            "kafka",
            "7d",
            "36500d",
            "0s",
            "1ms",
            "30s",
            "5m",
            "1h",
            "24h",
            "64Mi",
            "512Mi",
            "1.5Gi",
            "10Gi",
            "500m",
            "2",
            "Happy",
            "Running");
    private static final List<String> HOSTILE = List.of(
            "",
            " ",
            "..",
            "../..",
            "/etc/passwd",
            "a\u0000b",
            "\u202Eabc",
            "\uD800",
            "１２",
            "😀😀",
            "__consumer_offsets",
            "NaN",
            "-1",
            "1 GB",
            "1e999",
            "9".repeat(400),
            "x".repeat(5_000),
            "${env:HOME}",
            "!!python/object",
            "&a *a",
            "<<",
            "null",
            "true",
            "a:99999",
            ":",
            "kafka:",
            "{",
            "[a.csv",
            "99999d",
            "2024-02-30",
            "999999999h",
            "9999999Ei",
            "%s%n",
            "a\r\nb",
            "yes");
    private static final List<String> KEYS = List.of(
            "retention.ms",
            "min.insync.replicas",
            "cleanup.policy",
            "linger.ms",
            "sasl.jaas.config",
            "spark.sql.shuffle.partitions",
            "spark.jars",
            "spark.memory.fraction",
            "steps",
            "mood",
            "heart_rate_avg",
            "date",
            "sleep_hours",
            "",
            "<<",
            "a b");

    private final RandomGenerator random;
    private double hostility;

    public RandomManifests(RandomGenerator random) {
        this.random = random;
    }

    /** The next manifest. */
    public String next() {
        hostility = List.of(0.0, 0.0, 0.003, 0.05, 0.5).get(random.nextInt(5));
        ObjectNode manifest = JSON.objectNode();
        manifest.put("apiVersion", "activity.dev/v1alpha1");
        manifest.put("kind", "ActivityPipeline");
        ObjectNode metadata = manifest.putObject("metadata");
        metadata.put("name", name());
        if (hostile()) {
            metadata.set("labels", anything(0));
        }
        manifest.set("spec", value(ModelSchema.SPEC, "spec"));
        if (hostile()) {
            manifest.set(hostileText(), anything(0));
        }
        return manifest.toString();
    }

    private String name() {
        if (hostile()) {
            return hostileText();
        }
        StringBuilder name = new StringBuilder();
        int length = 1 + random.nextInt(random.nextInt(10) == 0 ? 253 : 60);
        for (int i = 0; i < length; i++) {
            boolean inside = i > 0 && i < length - 1 && Character.isLetterOrDigit(name.charAt(i - 1));
            name.append(inside && random.nextInt(8) == 0 ? (random.nextBoolean() ? '.' : '-') : alphanumeric());
        }
        return name.toString();
    }

    private char alphanumeric() {
        return "abcdefghijklmnopqrstuvwxyz0123456789".charAt(random.nextInt(36));
    }

    private JsonNode value(Schema schema, String path) {
        if (hostile()) {
            return anything(0);
        }
        if (schema instanceof ObjectSchema object) {
            return object(object, path);
        } else if (schema instanceof MapSchema map) {
            return map(map, path);
        } else if (schema instanceof ListSchema list) {
            ArrayNode items = JSON.arrayNode();
            for (int i = random.nextInt(1, 4); i > 0; i--) {
                items.add(value(list.items(), path));
            }
            return items;
        }
        return scalar((Scalar) schema);
    }

    private ObjectNode object(ObjectSchema schema, String path) {
        ObjectNode object = JSON.objectNode();
        List<String> oneOf =
                path.endsWith("source") ? List.copyOf(schema.fields().keySet()) : List.of();
        String only = oneOf.isEmpty() || hostile() ? "" : oneOf.get(random.nextInt(oneOf.size()));
        for (Map.Entry<String, Field> entry : schema.fields().entrySet()) {
            boolean wanted = only.isEmpty()
                    ? entry.getValue().required() ? !hostile() : random.nextInt(3) == 0
                    : entry.getKey().equals(only);
            boolean delicate = entry.getKey().equals("authentication") && random.nextInt(4) > 0;
            if (wanted && !delicate) {
                object.set(entry.getKey(), value(entry.getValue().schema(), path + "." + entry.getKey()));
            }
        }
        if (hostile()) {
            object.set(hostileText(), anything(0));
        }
        return object;
    }

    private ObjectNode map(MapSchema schema, String path) {
        ObjectNode map = JSON.objectNode();
        if (path.endsWith("topic.config")) {
            map.put("retention.ms", random.nextLong(1, Long.MAX_VALUE));
        } else if (path.endsWith("ranges")) {
            map.putObject(EventField.STEPS.column()).put("max", random.nextInt(1, 300_000));
        }
        while (hostile() || random.nextInt(20) == 0) {
            map.set(KEYS.get(random.nextInt(KEYS.size())), value(schema.values(), path));
        }
        return map;
    }

    private JsonNode scalar(Scalar schema) {
        if (schema instanceof Scalars.Whole whole) {
            long number = random.nextInt(4) == 0
                    ? whole.max()
                    : random.nextLong(whole.min(), Math.max(whole.max(), whole.min() + 1));
            return JSON.numberNode(random.nextInt(4) == 0 ? whole.min() : number);
        } else if (schema instanceof Scalars.Decimal) {
            return JSON.numberNode(random.nextDouble());
        } else if (schema instanceof Scalars.Flag) {
            return JSON.booleanNode(random.nextBoolean());
        } else if (schema instanceof Scalars.Choice choice) {
            return JSON.textNode(
                    choice.words().get(random.nextInt(choice.words().size())));
        }
        for (int attempts = 0; attempts < 200; attempts++) {
            JsonNode text = JSON.textNode(TEXTS.get(random.nextInt(TEXTS.size())));
            if (schema.holds(text) && schema.accepts(text)) {
                return text;
            }
        }
        return JSON.textNode("kafka");
    }

    private JsonNode anything(int depth) {
        return switch (random.nextInt(depth > 3 ? 6 : 8)) {
            case 0 -> JSON.nullNode();
            case 1 -> JSON.booleanNode(random.nextBoolean());
            case 2 -> JSON.numberNode(random.nextLong() >> random.nextInt(64));
            case 3 -> JSON.numberNode(Double.longBitsToDouble(random.nextLong() & ~(1L << 62)));
            case 4, 5 -> JSON.textNode(hostileText());
            case 6 -> JSON.arrayNode().add(anything(depth + 1)).add(anything(depth + 1));
            default -> JSON.objectNode().set(hostileText(), anything(depth + 1));
        };
    }

    private String hostileText() {
        return HOSTILE.get(random.nextInt(HOSTILE.size()));
    }

    private boolean hostile() {
        return random.nextDouble() < hostility;
    }
}
