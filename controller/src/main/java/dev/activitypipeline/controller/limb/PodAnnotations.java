package dev.activitypipeline.controller.limb;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.TreeMap;

/** Annotations of a process' pods. */
public final class PodAnnotations {
    private static final int HASH_BYTES = 8;

    private PodAnnotations() {}

    /**
     * Where Prometheus finds the metrics, and a hash of the files that the process reads at its start only: with another hash the pods are another revision, and are
     * rolled.
     */
    public static SortedMap<String, String> of(int metricsPort, SortedMap<String, String> filesReadAtStart) {
        SortedMap<String, String> annotations = new TreeMap<>();
        annotations.put("activity.dev/config-hash", hash(filesReadAtStart));
        annotations.put("prometheus.io/scrape", "true");
        annotations.put("prometheus.io/port", Integer.toString(metricsPort));
        annotations.put("prometheus.io/path", "/metrics");
        return annotations;
    }

    private static String hash(SortedMap<String, String> files) {
        MessageDigest digest = sha256();
        files.forEach((name, content) -> {
            digest.update(name.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            digest.update(content.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
        });
        return HexFormat.of().formatHex(digest.digest(), 0, HASH_BYTES);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java runtime has SHA-256", impossible);
        }
    }
}
