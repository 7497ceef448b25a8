package dev.activitypipeline.controller.plan;

import com.fasterxml.jackson.databind.JsonNode;
import dev.activitypipeline.controller.schema.FieldNames;
import dev.activitypipeline.controller.schema.Shown;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A list of properties that may be set, each with its type, and why well-known others may not.
 *
 * @param allowed by name
 * @param denials the first that matches a name tells the reason; a name that none matches is just not in the list
 * @param unknown completes the sentence 'property "x" …' for all others
 */
record PropertyRules(SortedMap<String, PropertyType> allowed, Iterable<Denial> denials, String unknown) {

    /**
     * Why a property may not be set.
     *
     * @param names of the properties, whole
     * @param reason what it would do, and the field to use instead
     */
    record Denial(Pattern names, String reason) {
        static Denial of(String names, String reason) {
            return new Denial(Pattern.compile(names, Pattern.CASE_INSENSITIVE), reason);
        }
    }

    /** The value of a refused property is not shown: it may be a password. */
    void check(String field, Map<String, JsonNode> properties, Violations violations) {
        if (properties == null) {
            return;
        }
        properties.forEach((name, value) -> {
            PropertyType type = allowed.get(name);
            if (type == null) {
                violations.add(field, "property " + Shown.text(name) + " " + why(name));
            } else if (!type.accepts().test(text(value))) {
                violations.add(field, name + "=" + Shown.text(text(value)) + " is not " + type.noun());
            }
        });
    }

    /** The properties as texts in the order of their names; for checked ones. */
    static SortedMap<String, String> texts(Map<String, JsonNode> properties) {
        TreeMap<String, String> texts = new TreeMap<>();
        if (properties != null) {
            properties.forEach((name, value) -> texts.put(name, text(value).strip()));
        }
        return texts;
    }

    private static String text(JsonNode value) {
        return value.isFloatingPointNumber() && Double.isFinite(value.doubleValue())
                ? value.decimalValue().toPlainString()
                : value.asText();
    }

    private String why(String name) {
        for (Denial denial : denials) {
            if (denial.names().matcher(name).matches()) {
                return "is not allowed: " + denial.reason();
            }
        }
        Optional<String> near = FieldNames.nearest(name, allowed.keySet());
        return unknown
                + near.map(meant -> " (did you mean \"" + meant + "\"?)")
                        .orElseGet(() -> "; allowed are " + String.join(", ", allowed.keySet()));
    }
}
