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
public final class Conditions {
    public static final String READY = "Ready";
    public static final String TOPIC_READY = "TopicReady";
    public static final String STORE_READY = "StoreReady";
    public static final String PRODUCER_READY = "ProducerReady";
    public static final String STREAM_READY = "StreamReady";
    public static final String BIGQUERY_READY = "BigQueryReady";
    /** True while something is on its way: kstatus takes it for "in progress". */
    public static final String PROGRESSING = "Progressing";
    /** True while something is broken. */
    public static final String DEGRADED = "Degraded";

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

    Conditions add(String type, boolean status, String reason, String message) {
        String word = status ? "True" : "False";
        ConditionStatus old = before.get(type);
        boolean unchanged = old != null && old.status().equals(word);
        String since = unchanged
                ? old.lastTransitionTime()
                : time.truncatedTo(ChronoUnit.SECONDS).toString();
        now.add(new ConditionStatus(type, word, reason, message, since, generation));
        return this;
    }

    List<ConditionStatus> list() {
        return now.stream().sorted(Comparator.comparing(ConditionStatus::type)).toList();
    }
}
