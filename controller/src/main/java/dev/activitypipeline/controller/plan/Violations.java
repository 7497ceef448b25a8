package dev.activitypipeline.controller.plan;

import dev.activitypipeline.controller.schema.SpecViolation;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Collects what the rules find, in their order and each once. */
final class Violations {
    private final LinkedHashSet<SpecViolation> found = new LinkedHashSet<>();

    void add(String field, String rule) {
        found.add(new SpecViolation(field, rule));
    }

    void add(String field, String value, String rule) {
        found.add(new SpecViolation(field, value, rule));
    }

    void addAll(List<SpecViolation> violations) {
        found.addAll(violations);
    }

    /** Adds those that speak of other fields than the ones known already: a field, with all below it, is at fault once. */
    void addElsewhere(List<SpecViolation> violations) {
        Set<String> known = found.stream().map(SpecViolation::field).collect(Collectors.toSet());
        violations.stream()
                .filter(violation ->
                        known.stream().noneMatch(field -> (violation.field() + ".").startsWith(field + ".")))
                .forEach(found::add);
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    List<SpecViolation> list() {
        return List.copyOf(found);
    }
}
