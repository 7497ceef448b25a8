package dev.activitypipeline.controller.reconcile;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** By a pipeline's UID, since when each look at it has found the same. */
final class News {
    private final Map<String, Finding> findings = new ConcurrentHashMap<>();

    private record Finding(int digest, Instant since) {}

    /**
     * For how long it has been as it is now found.
     *
     * @param digest of all that was found; two findings with the same digest only make the next look later than it might be
     */
    Duration quiet(String uid, int digest, Instant now) {
        Finding finding = findings.compute(
                uid, (id, known) -> known != null && known.digest() == digest ? known : new Finding(digest, now));
        return Duration.between(finding.since(), now);
    }

    void forget(String uid) {
        findings.remove(uid);
    }
}
