package dev.activitypipeline.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Manifests of small simulated pipelines, whose rows come in quick and small batches. */
final class Manifests {
    private Manifests() {}

    /**
     * @param partitions of the topic {@code user-activity}
     * @param stream settings below {@code spec.stream}, as a YAML flow, beside the trigger
     * @param store settings below {@code spec.store}, likewise
     */
    static Path simulated(Path folder, int partitions, int eventsPerSecond, String stream, String store)
            throws IOException {
        return Files.writeString(Files.createDirectories(folder).resolve("pipeline.yaml"), """
                apiVersion: activity.dev/v1alpha1
                kind: ActivityPipeline
                metadata: {name: fitness}
                spec:
                  kafka: {bootstrapServers: "kafka:9092"}
                  topic: {name: user-activity, partitions: %d}
                  producer:
                    source:
                      simulate: {eventsPerSecond: %d, users: 500, seed: 7, malformedRatio: 0.01, duplicateRatio: 0.01, lateRatio: 0.01}
                  stream: {trigger: 500ms%s}
                  store: {size: 1Gi%s}
                """.formatted(
                        partitions,
                        eventsPerSecond,
                        stream.isEmpty() ? "" : ", " + stream,
                        store.isEmpty() ? "" : ", " + store));
    }
}
