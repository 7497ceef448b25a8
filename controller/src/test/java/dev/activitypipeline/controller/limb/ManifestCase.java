package dev.activitypipeline.controller.limb;

import dev.activitypipeline.controller.api.v1alpha1.ActivityPipeline;
import dev.activitypipeline.controller.bigquery.FollowerManifests;
import dev.activitypipeline.controller.manifest.ManifestReader;
import dev.activitypipeline.controller.manifest.Reading;
import dev.activitypipeline.controller.monitor.PodMonitorManifest;
import dev.activitypipeline.controller.plan.ImagePull;
import dev.activitypipeline.controller.plan.Images;
import dev.activitypipeline.controller.plan.PipelinePlan;
import dev.activitypipeline.controller.plan.PipelinePlanner;
import dev.activitypipeline.controller.plan.Planning.Planned;
import dev.activitypipeline.controller.producer.ProducerManifests;
import dev.activitypipeline.controller.proof.ProofJob;
import dev.activitypipeline.controller.proof.ProofRequest;
import dev.activitypipeline.controller.store.StoreClaimManifest;
import dev.activitypipeline.controller.streamjob.StreamJobManifests;
import dev.activitypipeline.controller.topic.KafkaTopicManifest;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A pipeline of the test resources and all objects that it becomes.
 *
 * @param directory holds the pipeline, and its objects as they are to be
 */
public record ManifestCase(Path directory) {
    private static final Path ROOT = Path.of("src/test/resources/manifests");
    private static final Images IMAGES = new Images(
            "activity-pipeline/producer:0.1.0",
            "activity-pipeline/stream:0.1.0",
            "activity-pipeline/verify:0.1.0",
            "activity-pipeline/bigquery:0.1.0",
            new ImagePull(Optional.of("IfNotPresent"), List.of("registry")));

    /** The case of that name. */
    public static ManifestCase of(String name) {
        return new ManifestCase(ROOT.resolve(name));
    }

    /** All cases. */
    public static List<ManifestCase> all() {
        try (Stream<Path> files = Files.list(ROOT)) {
            return files.filter(Files::isDirectory)
                    .sorted()
                    .map(ManifestCase::new)
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** What its pipeline is planned to be. */
    public PipelinePlan plan() {
        return plan(pipeline());
    }

    /** The same with lines of YAML in place of others. */
    public PipelinePlan planWith(String line, String replacement) {
        return plan(read(text().replace(line, replacement)));
    }

    /** All objects of its pipeline. */
    public List<HasMetadata> objects() {
        return objects(plan());
    }

    /** All objects of a plan. */
    public static List<HasMetadata> objects(PipelinePlan plan) {
        List<HasMetadata> objects = new ArrayList<>();
        objects.add(KafkaTopicManifest.of(plan, "kafka.strimzi.io/v1"));
        objects.add(StoreClaimManifest.of(plan));
        Circumstances seen = new Circumstances(!plan.suspended(), Optional.empty());
        objects.addAll(StreamJobManifests.of(plan, IMAGES, seen));
        objects.addAll(ProducerManifests.of(plan, IMAGES, seen));
        objects.addAll(FollowerManifests.of(plan, IMAGES, seen));
        objects.add(
                ProofJob.of(plan, IMAGES, new ProofRequest("now", plan.names().proof() + "-00000001")));
        objects.add(PodMonitorManifest.of(plan, Map.of("release", "prometheus")));
        return objects;
    }

    /** Those of one kind. */
    public <R extends HasMetadata> List<R> objects(Class<R> kind) {
        return objects(plan(), kind);
    }

    /** Those of one kind of a plan. */
    public static <R extends HasMetadata> List<R> objects(PipelinePlan plan, Class<R> kind) {
        return objects(plan).stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    @Override
    public String toString() {
        return directory.getFileName().toString();
    }

    private ActivityPipeline pipeline() {
        return read(text());
    }

    private String text() {
        try {
            return Files.readString(directory.resolve("in-ActivityPipeline.yaml"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static ActivityPipeline read(String text) {
        return ((Reading.Read) ManifestReader.read(text)).pipeline();
    }

    private static PipelinePlan plan(ActivityPipeline pipeline) {
        return ((Planned) PipelinePlanner.plan(pipeline)).plan();
    }
}
