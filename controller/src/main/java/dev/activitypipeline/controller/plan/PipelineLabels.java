package dev.activitypipeline.controller.plan;

import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The labels of everything that belongs to one pipeline. None of them is {@code spark-app-selector}: by that label Spark deletes.
 *
 * @param instance the pipeline, as {@link PipelineNames#base()}: a label's value has at most 63 characters
 */
public record PipelineLabels(String instance) {
    private static final String PREFIX = "app.kubernetes.io/";

    /** The limbs of a pipeline. */
    public enum Component {
        TOPIC,
        PRODUCER,
        STREAM,
        EXECUTOR,
        STORE,
        BIGQUERY,
        PROOF,
        MONITOR;

        private String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Selects the objects of all pipelines. */
    public static final String ALL =
            PREFIX + "name=activity-pipeline," + PREFIX + "managed-by=activity-pipeline-controller";

    /** The pipeline that an object's labels name; empty if they name none. */
    public static Optional<String> instanceOf(Map<String, String> labels) {
        return labels != null && "activity-pipeline".equals(labels.get(PREFIX + "name"))
                ? Optional.ofNullable(labels.get(PREFIX + "instance"))
                : Optional.empty();
    }

    /** All labels of a limb's objects. */
    public SortedMap<String, String> of(Component component) {
        TreeMap<String, String> labels = new TreeMap<>(selector(component));
        labels.put(PREFIX + "part-of", "activity-pipeline");
        labels.put(PREFIX + "managed-by", "activity-pipeline-controller");
        return Collections.unmodifiableSortedMap(labels);
    }

    /** The labels that select every pod of the pipeline. */
    public SortedMap<String, String> selector() {
        return Collections.unmodifiableSortedMap(
                new TreeMap<>(Map.of(PREFIX + "name", "activity-pipeline", PREFIX + "instance", instance)));
    }

    /** The labels that select a limb's pods; these never change. */
    public SortedMap<String, String> selector(Component component) {
        return Collections.unmodifiableSortedMap(new TreeMap<>(Map.of(
                PREFIX + "name",
                "activity-pipeline",
                PREFIX + "instance",
                instance,
                PREFIX + "component",
                component.word())));
    }

    /** The same as one text, as kubectl takes it. */
    public String selectorText(Component component) {
        return selector(component).entrySet().stream()
                .map(label -> label.getKey() + "=" + label.getValue())
                .collect(Collectors.joining(","));
    }
}
