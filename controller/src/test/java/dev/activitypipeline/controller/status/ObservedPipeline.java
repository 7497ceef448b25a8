package dev.activitypipeline.controller.status;

import dev.activitypipeline.controller.api.v1alpha1.ActivityPipeline;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.util.Optional;

/** A pipeline and what is seen of it, for tests of what is said of it. */
public final class ObservedPipeline {
    private ObservedPipeline() {}

    /** One whose topic is known, of which no numbers are. */
    public static Observation of(LimbHealth topic, LimbHealth store, LimbHealth producer, LimbHealth stream) {
        return new Observation(
                topic,
                store,
                producer,
                stream,
                Optional.of("id"),
                null,
                null,
                null,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    static ActivityPipeline resource(long generation) {
        ActivityPipeline pipeline = new ActivityPipeline();
        pipeline.setMetadata(new ObjectMetaBuilder()
                .withName("fitness")
                .withNamespace("activity")
                .withGeneration(generation)
                .build());
        return pipeline;
    }
}
