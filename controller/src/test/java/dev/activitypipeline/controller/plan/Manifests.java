package dev.activitypipeline.controller.plan;

import dev.activitypipeline.controller.api.v1alpha1.ActivityPipeline;
import dev.activitypipeline.controller.manifest.ManifestReader;
import dev.activitypipeline.controller.manifest.Reading;
import dev.activitypipeline.controller.plan.Planning.Planned;

/** Manifests for tests: the least that is needed, and lines of YAML that differ. */
final class Manifests {
    static final String KAFKA = "  kafka: {bootstrapServers: 'kafka:9092'}\n";
    static final String TOPIC = "  topic: {name: user-activity, partitions: 6}\n";
    static final String PRODUCER = "  producer: {source: {simulate: {}}}\n";

    private Manifests() {}

    static ActivityPipeline minimal() {
        return with(KAFKA, TOPIC, PRODUCER);
    }

    static ActivityPipeline with(String... spec) {
        String manifest =
                "apiVersion: activity.dev/v1alpha1\nkind: ActivityPipeline\nmetadata: {name: fitness}\nspec:\n"
                        + String.join("", spec);
        return ((Reading.Read) ManifestReader.read(manifest)).pipeline();
    }

    static PipelinePlan plan(ActivityPipeline pipeline) {
        return ((Planned) PipelinePlanner.plan(pipeline)).plan();
    }
}
