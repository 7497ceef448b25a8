package dev.activitypipeline.controller.plan;

import dev.activitypipeline.contract.event.EventField;
import dev.activitypipeline.contract.event.EventRules;
import dev.activitypipeline.contract.event.EventRules.Range;
import dev.activitypipeline.contract.event.FieldType;
import dev.activitypipeline.controller.api.v1alpha1.RangeSpec;
import dev.activitypipeline.controller.api.v1alpha1.ValidationSpec;
import dev.activitypipeline.controller.api.v1alpha1.ValidationSpec.UnknownFields;
import dev.activitypipeline.controller.schema.FieldNames;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** From the manifest's validation to the contract's event rules. */
final class EventRulesPlanner {
    private static final String PATH = "spec.validation.";

    private EventRulesPlanner() {}

    static void check(ValidationSpec validation, Violations violations) {
        ranges(validation).forEach((column, range) -> column("ranges", column, true, violations)
                .ifPresent(field -> range(field, range, violations)));
        allowed(validation).forEach((column, texts) -> column("allowed", column, false, violations)
                .ifPresent(field -> texts(field, texts, violations)));
    }

    /** For a validation without violations. */
    static EventRules rules(ValidationSpec validation) {
        Map<EventField, Range> ranges = new EnumMap<>(EventField.class);
        ranges(validation).forEach((column, range) -> {
            EventField field = EventField.ofColumn(column).orElseThrow();
            ranges.put(field, tightened(field, range));
        });
        Map<EventField, Set<String>> allowed = new EnumMap<>(EventField.class);
        allowed(validation)
                .forEach((column, texts) ->
                        allowed.put(EventField.ofColumn(column).orElseThrow(), new LinkedHashSet<>(texts)));
        return new EventRules(ranges, allowed, validation.unknownFields() == UnknownFields.REJECT);
    }

    private static Optional<EventField> column(String kind, String column, boolean number, Violations violations) {
        String path = PATH + kind + "." + column;
        Optional<EventField> field = EventField.ofColumn(column);
        if (field.isEmpty()) {
            List<String> columns = Arrays.stream(EventField.values())
                    .filter(known -> isNumber(known) == number && (number || known.type() == FieldType.TEXT))
                    .map(EventField::column)
                    .toList();
            violations.add(
                    path,
                    "is no column of the contract"
                            + FieldNames.nearest(column, columns)
                                    .map(meant -> " (did you mean \"" + meant + "\"?)")
                                    .orElse("; there are " + String.join(", ", columns)));
        } else if (number && !isNumber(field.get())) {
            violations.add(path, "is not a number and has no range");
            return Optional.empty();
        } else if (!number && field.get().type() != FieldType.TEXT) {
            violations.add(path, "is not a text and has no list of texts");
            return Optional.empty();
        }
        return field;
    }

    private static void range(EventField field, RangeSpec range, Violations violations) {
        String path = PATH + "ranges." + field.column();
        Range tightened = tightened(field, range);
        if (range.min() == null && range.max() == null) {
            violations.add(path, "must give min, max or both");
        } else if (tightened.min() > tightened.max()) {
            violations.add(path, "must have a min that is not above its max");
        } else {
            askContract(path, Map.of(field, tightened), Map.of(), violations);
        }
    }

    private static void texts(EventField field, List<String> texts, Violations violations) {
        String path = PATH + "allowed." + field.column();
        if (texts.isEmpty()) {
            violations.add(path, "must list at least one text; without it any text is valid");
        }
        texts.forEach(text -> askContract(path, Map.of(), Map.of(field, Set.of(text)), violations));
    }

    /** What a range or a text may be is the contract's to say, in its own words. */
    private static void askContract(
            String path, Map<EventField, Range> ranges, Map<EventField, Set<String>> allowed, Violations violations) {
        try {
            new EventRules(ranges, allowed, false);
        } catch (IllegalArgumentException refused) {
            String said = refused.getMessage();
            violations.add(path, said.substring(said.indexOf(": ") < 0 ? 0 : said.indexOf(": ") + 2));
        }
    }

    private static Range tightened(EventField field, RangeSpec range) {
        return new Range(
                Objects.requireNonNullElse(range.min(), field.min()),
                Objects.requireNonNullElse(range.max(), field.max()));
    }

    private static boolean isNumber(EventField field) {
        return field.type() == FieldType.INTEGER || field.type() == FieldType.DECIMAL;
    }

    private static Map<String, RangeSpec> ranges(ValidationSpec validation) {
        return Objects.requireNonNullElse(validation.ranges(), Map.of());
    }

    private static Map<String, List<String>> allowed(ValidationSpec validation) {
        return Objects.requireNonNullElse(validation.allowed(), Map.of());
    }
}
