package dev.activitypipeline.controller.plan;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * The names of everything that belongs to one pipeline. Each is a DNS label of at most 63 characters, also with what Kubernetes appends to
 * it (a StatefulSet's ordinal and revision), and no two pipelines of a namespace share one.
 *
 * @param base what each name begins with, at most {@value #LONGEST_BASE} characters
 */
public record PipelineNames(String base) {
    private static final int LONGEST_BASE = 40;
    private static final int HASH = 8;
    private static final Pattern PLAIN = Pattern.compile("[a-z]([-a-z0-9]*[a-z0-9])?");
    /** A plain name that looks like a shortened one is shortened too, so that nobody can choose another pipeline's. */
    private static final Pattern LOOKS_SHORTENED = Pattern.compile(".*-x[0-9a-f]{" + HASH + "}");

    /** The names for the resource of that name. */
    public static PipelineNames of(String pipeline) {
        if (pipeline.length() <= LONGEST_BASE
                && PLAIN.matcher(pipeline).matches()
                && !LOOKS_SHORTENED.matcher(pipeline).matches()) {
            return new PipelineNames(pipeline);
        }
        String label = pipeline.replace('.', '-');
        String letterFirst = Character.isDigit(label.charAt(0)) ? "p-" + label : label;
        String cut = letterFirst.substring(0, Math.min(letterFirst.length(), LONGEST_BASE - HASH - 2));
        return new PipelineNames(cut.replaceAll("-+$", "") + "-x" + hash(pipeline));
    }

    /** The KafkaTopic; the topic's name in Kafka is the user's own. */
    public String topic() {
        return base + "-topic";
    }

    /** The producers' objects, one of each kind. */
    public String producer() {
        return base + "-producer";
    }

    /** The driver's objects, one of each kind, without those that are named {@link #account()}. */
    public String stream() {
        return base + "-stream";
    }

    /** The driver's pod. */
    public String streamPod() {
        return stream() + "-0";
    }

    /** What the executors' pods begin with; the driver adds what is unique to its start, and Spark {@code -exec-<n>}. */
    public String executors() {
        return base;
    }

    /** The PersistentVolumeClaim of the store. */
    public String store() {
        return base + "-store";
    }

    /** What the Job of a proof begins with; a hash of the request follows. */
    public String proof() {
        return base + "-proof";
    }

    /** The follower's objects, one of each kind. */
    public String bigQuery() {
        return base + "-bigquery";
    }

    /** The PodMonitor of all its processes. */
    public String monitor() {
        return base + "-monitor";
    }

    /** The ServiceAccount of the driver and its executors, and the driver's Role and RoleBinding. */
    public String account() {
        return base + "-account";
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, HASH);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java runtime has SHA-256", impossible);
        }
    }
}
