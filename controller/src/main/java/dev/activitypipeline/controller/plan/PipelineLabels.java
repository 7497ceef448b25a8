package dev.activitypipeline.controller.plan;

import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

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
        STORE;

        private String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** All labels of a limb's objects. */
    public SortedMap<String, String> of(Component component) {
        TreeMap<String, String> labels = new TreeMap<>(selector(component));
        labels.put(PREFIX + "part-of", "activity-pipeline");
        labels.put(PREFIX + "managed-by", "activity-pipeline-controller");
        return Collections.unmodifiableSortedMap(labels);
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
}
