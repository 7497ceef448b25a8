package dev.activitypipeline.controller.status;

import dev.activitypipeline.controller.api.v1alpha1.ConditionStatus;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** A resource's conditions: sorted by type, and with the time of their last transition only moved by a transition. */
final class Conditions {
    private final Map<String, ConditionStatus> before = new TreeMap<>();
    private final List<ConditionStatus> now = new ArrayList<>();
    private final long generation;
    private final Instant time;

    /** @param before as the resource has them; null where it has none */
    Conditions(List<ConditionStatus> before, long generation, Instant time) {
        Objects.requireNonNullElse(before, List.<ConditionStatus>of())
                .forEach(condition -> this.before.put(condition.type(), condition));
        this.generation = generation;
        this.time = time;
    }

    Conditions add(ConditionType type, boolean status, Reason reason, String message) {
        return add(type, status ? "True" : "False", reason, message);
    }

    /** For what was not looked at. */
    Conditions unknown(ConditionType type, Reason reason, String message) {
        return add(type, "Unknown", reason, message);
    }

    private Conditions add(ConditionType type, String status, Reason reason, String message) {
        ConditionStatus old = before.get(type.word());
        boolean unchanged = old != null && old.status().equals(status);
        String since = unchanged
                ? old.lastTransitionTime()
                : time.truncatedTo(ChronoUnit.SECONDS).toString();
        now.add(new ConditionStatus(type.word(), status, reason.word(), message, since, generation));
        return this;
    }

    List<ConditionStatus> list() {
        return now.stream().sorted(Comparator.comparing(ConditionStatus::type)).toList();
    }
}
