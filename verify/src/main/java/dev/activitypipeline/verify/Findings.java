package dev.activitypipeline.verify;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Collects findings: all are counted, the first {@value #LISTED} of each kind are kept. */
final class Findings {
    static final int LISTED = 20;

    private final List<Finding> listed = new ArrayList<>();
    private final Map<FindingKind, Long> counts = new EnumMap<>(FindingKind.class);

    void add(FindingKind kind, Where where, String detail) {
        if (counts.merge(kind, 1L, Long::sum) <= LISTED) {
            listed.add(new Finding(kind, where, detail));
        }
    }

    /** Adds everything that the other has. */
    void merge(Findings other) {
        other.listed.forEach(finding -> add(finding.kind(), finding.where(), finding.detail()));
        other.counts.forEach((kind, count) -> counts.merge(kind, Math.max(0, count - LISTED), Long::sum));
    }

    List<Finding> listed() {
        return List.copyOf(listed);
    }

    Map<FindingKind, Long> counts() {
        return counts.isEmpty() ? Map.of() : new EnumMap<>(counts);
    }

    boolean isEmpty() {
        return counts.isEmpty();
    }
}
