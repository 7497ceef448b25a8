package dev.activitypipeline.controller.limb;

import dev.activitypipeline.controller.api.v1alpha1.ActivityPipeline;
import dev.activitypipeline.controller.manifest.ManifestReader;
import dev.activitypipeline.controller.manifest.Reading;
import dev.activitypipeline.controller.plan.PipelinePlan;
import dev.activitypipeline.controller.plan.PipelinePlanner;
import dev.activitypipeline.controller.plan.Planning.Planned;
import dev.activitypipeline.controller.schema.RandomManifests;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** Plans of random pipelines, as if each had been created in the namespace {@code demo}. */
final class RandomPlans {
    private RandomPlans() {}

    static Stream<PipelinePlan> of(long seed) {
        RandomManifests manifests = new RandomManifests(new SplittableRandom(seed));
        return Stream.generate(manifests::next).flatMap(manifest -> plan(manifest).stream());
    }

    private static Optional<PipelinePlan> plan(String manifest) {
        if (!(ManifestReader.read(manifest) instanceof Reading.Read read)
                || read.pipeline().getMetadata() == null) {
            return Optional.empty();
        }
        ActivityPipeline pipeline = read.pipeline();
        pipeline.getMetadata().setNamespace("demo");
        pipeline.getMetadata().setUid("00000000-0000-4000-8000-000000000000");
        return PipelinePlanner.plan(pipeline) instanceof Planned planned
                ? Optional.of(planned.plan())
                : Optional.empty();
    }
}
