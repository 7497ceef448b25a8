package dev.activitypipeline.verify;

import java.util.List;
import java.util.Map;

/**
 * How the proof ended.
 *
 * @param notes what restricts the proof without contradicting it
 * @param findings the first findings of each kind
 * @param counts findings of each kind, listed or not
 * @param seconds wall time
 */
record Verdict(
        String store,
        String topic,
        String topicId,
        LedgerTotals totals,
        List<String> notes,
        List<Finding> findings,
        Map<FindingKind, Long> counts,
        double seconds) {

    boolean isClean() {
        return counts.isEmpty();
    }
}
