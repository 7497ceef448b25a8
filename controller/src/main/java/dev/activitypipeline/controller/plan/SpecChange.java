package dev.activitypipeline.controller.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.activitypipeline.controller.api.v1alpha1.Impact;
import dev.activitypipeline.controller.schema.ModelSchema;
import dev.activitypipeline.controller.schema.Quantities;
import dev.activitypipeline.controller.schema.Schema;
import dev.activitypipeline.controller.schema.Schema.Field;
import dev.activitypipeline.controller.schema.Schema.ObjectSchema;
import dev.activitypipeline.controller.schema.Shown;
import dev.activitypipeline.controller.schema.SpecViolation;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What differs between two specs, what that does to a running pipeline, and what of it cannot be done.
 *
 * @param fields in the model's order; empty if the specs mean the same
 * @param violations changes that would lose or misplace data
 */
public record SpecChange(List<FieldChange> fields, List<SpecViolation> violations) {
    private static final String NEW_PIPELINE = "create a new pipeline";

    public SpecChange {
        fields = List.copyOf(fields);
        violations = List.copyOf(violations);
    }

    /** Everything that the change does, without what it need not do twice: a restart is no in-place edit. */
    public Set<Impact> impacts() {
        Set<Impact> impacts = EnumSet.noneOf(Impact.class);
        fields.forEach(field -> impacts.addAll(field.impacts()));
        if (impacts.size() > 1) {
            impacts.remove(Impact.NONE);
        }
        return impacts;
    }

    static SpecChange between(ObjectNode before, ObjectNode after) {
        List<FieldChange> fields = new ArrayList<>();
        compare(ModelSchema.SPEC, before, after, "spec", Set.of(Impact.NONE), fields);
        List<SpecViolation> violations = fields.stream()
                .map(SpecChange::refusal)
                .flatMap(Optional::stream)
                .toList();
        return new SpecChange(fields, violations);
    }

    private static void compare(
            ObjectSchema schema,
            JsonNode before,
            JsonNode after,
            String path,
            Set<Impact> inherited,
            List<FieldChange> changes) {
        for (Map.Entry<String, Field> entry : schema.fields().entrySet()) {
            JsonNode old = before.path(entry.getKey());
            JsonNode now = after.path(entry.getKey());
            Field field = entry.getValue();
            Set<Impact> impacts = field.impact().isEmpty() ? inherited : field.impact();
            String below = path + "." + entry.getKey();
            if (field.schema() instanceof ObjectSchema object) {
                if (old.isMissingNode() == now.isMissingNode()) {
                    compare(object, old, now, below, impacts, changes);
                } else {
                    changes.add(new FieldChange(below, Shown.kind(old), Shown.kind(now), impacts));
                }
            } else if (differs(field.schema(), old, now)) {
                changes.add(new FieldChange(below, shown(old), shown(now), impacts));
            }
        }
    }

    /** 1Gi and 1024Mi, or 60s and 1m, mean the same and restart nothing. */
    private static boolean differs(Schema schema, JsonNode old, JsonNode now) {
        return !old.equals(now) && !(schema instanceof Schema.Scalar scalar && scalar.same(old, now));
    }

    private static Optional<SpecViolation> refusal(FieldChange change) {
        String field = change.field();
        if (change.impacts().contains(Impact.RESET_REQUIRED)) {
            return Optional.of(new SpecViolation(field, field + " is immutable; " + NEW_PIPELINE));
        }
        if (field.equals("spec.topic.partitions") && less(change)) {
            return Optional.of(new SpecViolation(
                    field,
                    change.after() + " after " + change.before(),
                    field + " cannot shrink, for Kafka cannot take partitions from a topic; " + NEW_PIPELINE));
        }
        if (field.equals("spec.store.size") && less(change)) {
            return Optional.of(new SpecViolation(
                    field,
                    change.after() + " after " + change.before(),
                    field + " cannot shrink, for Kubernetes cannot make a volume smaller; " + NEW_PIPELINE));
        }
        return Optional.empty();
    }

    private static boolean less(FieldChange change) {
        return Quantities.parse(change.after())
                .flatMap(after -> Quantities.parse(change.before()).map(before -> after.compareTo(before) < 0))
                .orElse(false);
    }

    private static String shown(JsonNode value) {
        return value instanceof MissingNode ? "" : value.isTextual() ? value.textValue() : Shown.value(value);
    }
}
