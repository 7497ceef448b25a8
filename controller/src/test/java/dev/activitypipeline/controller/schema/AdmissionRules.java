package dev.activitypipeline.controller.schema;

import dev.activitypipeline.controller.schema.Schema.Field;
import dev.activitypipeline.controller.schema.Schema.ListSchema;
import dev.activitypipeline.controller.schema.Schema.MapSchema;
import dev.activitypipeline.controller.schema.Schema.ObjectSchema;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import io.fabric8.kubernetes.api.model.apiextensions.v1.ValidationRule;
import io.fabric8.kubernetes.api.model.apiextensions.v1.ValidationRuleBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Texts of a shape, durations and quantities as rules of the CRD, so that the API server refuses what the planner would, in the planner's words: a
 * pattern alone is told to the user as a regular expression, and has no bounds.
 */
public final class AdmissionRules {
    /** Digits enough for every bound, and few enough for CEL's durations, which end at 292 years. */
    private static final String DURATION =
            "self.matches('^((0|[1-9][0-9]{0,8})(ms|s)|(0|[1-9][0-9]{0,7})m|(0|[1-9][0-9]{0,5})h)$')";

    /** Bounds what a rule may cost to evaluate. */
    private static final long LONGEST_TEXT = 1_024;

    private AdmissionRules() {}

    /** @param crd what the schema became; changed in place */
    public static void add(ObjectSchema schema, JSONSchemaProps crd) {
        schema.fields().forEach((name, field) -> add(field, crd.getProperties().get(name)));
    }

    private static void add(Field field, JSONSchemaProps crd) {
        Schema schema = field.schema();
        if (schema instanceof ObjectSchema object) {
            add(object, crd);
        } else if (schema instanceof MapSchema map && map.values() instanceof ObjectSchema object) {
            add(object, crd.getAdditionalProperties().getSchema());
        } else if (schema instanceof ListSchema list && list.items() instanceof ObjectSchema object) {
            add(object, crd.getItems().getSchema());
        } else {
            rule(schema).ifPresent(rule -> put(rule, schema, crd));
        }
    }

    static Optional<String> rule(Schema schema) {
        if (schema instanceof Scalars.Span span) {
            return Optional.of(DURATION + " && duration(self) >= duration('" + span.min() + "')"
                    + " && duration(self) <= duration('" + span.max() + "')");
        } else if (schema instanceof Scalars.Amount amount) {
            return Optional.of("isQuantity(string(self)) && quantity(string(self)).compareTo(quantity('" + amount.min()
                    + "')) >= 0 && quantity(string(self)).compareTo(quantity('" + amount.max() + "')) <= 0");
        } else if (schema instanceof Scalars.Text text && !text.equals(Scalars.Text.ANY)) {
            return Optional.of("self.matches('" + escaped(text.pattern().pattern()) + "')");
        }
        return Optional.empty();
    }

    private static void put(String rule, Schema schema, JSONSchemaProps crd) {
        List<ValidationRule> rules = new ArrayList<>();
        rules.add(new ValidationRuleBuilder()
                .withRule(rule)
                .withMessage("must be " + schema.expectation())
                .build());
        rules.addAll(Optional.ofNullable(crd.getXKubernetesValidations()).orElse(List.of()));
        crd.setXKubernetesValidations(rules);
        crd.setPattern(null);
        crd.setMaxLength(LONGEST_TEXT);
    }

    /** As a text of CEL's. */
    private static String escaped(String pattern) {
        return pattern.replace("\\", "\\\\").replace("'", "\\'");
    }
}
