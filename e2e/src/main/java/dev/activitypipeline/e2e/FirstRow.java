package dev.activitypipeline.e2e;

import io.fabric8.kubernetes.api.model.PodStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;

/** From the request for a pipeline to its first row, slice by slice, for whoever asks where the time goes. */
final class FirstRow {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Pipeline pipeline;
    private final long applied;

    private FirstRow(Pipeline pipeline, long applied) {
        this.pipeline = pipeline;
        this.applied = applied;
    }

    /** Applies it, waits for its first row, and prints how long that took. */
    static void of(Pipeline pipeline, PipelineManifest manifest) {
        long applied = System.nanoTime();
        pipeline.apply(manifest);
        new FirstRow(pipeline, applied).await();
    }

    private void await() {
        List<String> slices = new ArrayList<>();
        double before = 0;
        for (Map.Entry<String, Callable<Boolean>> milestone : milestones().entrySet()) {
            pipeline.await(milestone.getKey(), PATIENCE.minusNanos(System.nanoTime() - applied), milestone.getValue());
            double now = (System.nanoTime() - applied) / 1e9;
            slices.add(String.format(Locale.ROOT, "%s %.1f", milestone.getKey(), now - before));
            before = now;
        }
        System.out.printf(
                Locale.ROOT, "  apply to first stored event: %.1f s (%s)%n", before, String.join(", ", slices));
    }

    /** In the order in which they are reached; each is looked for twice a second. */
    private Map<String, Callable<Boolean>> milestones() {
        Map<String, Callable<Boolean>> milestones = new LinkedHashMap<>();
        milestones.put(
                "topic", () -> "True".equals(pipeline.condition("TopicReady").status()));
        milestones.put("volume and node", () -> driver().getConditions().stream()
                .anyMatch(condition -> condition.getType().equals("PodScheduled")
                        && condition.getStatus().equals("True")));
        milestones.put(
                "container",
                () -> driver().getContainerStatuses().get(0).getState().getRunning() != null);
        milestones.put("driver up, first batch and its status", () -> pipeline.stored() > 0);
        return milestones;
    }

    private PodStatus driver() {
        return pipeline.pods("stream").get(0).getStatus();
    }
}
