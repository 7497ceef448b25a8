package dev.activitypipeline.e2e;

/**
 * A pipeline small enough for a cluster on two cores.
 *
 * @param name of the resource, and of its topic
 * @param simulation the rate and the end of its events
 * @param kafka the lines under {@code spec.kafka}
 * @param stream lines under {@code spec.stream} beside its resources
 * @param store lines under {@code spec.store} beside its size
 * @param deletionPolicy of topic and store
 */
record PipelineManifest(
        String name, String simulation, String kafka, String stream, String store, String deletionPolicy) {
    private static final String PLAIN = "{bootstrapServers: 'kafka:9092'}";

    static PipelineManifest of(String name) {
        return new PipelineManifest(name, "eventsPerSecond: 300", PLAIN, "executors: 0", "format: delta", "Delete");
    }

    PipelineManifest thatEndsAfter(int events) {
        return new PipelineManifest(name, simulation + ", eventLimit: " + events, kafka, stream, store, deletionPolicy);
    }

    PipelineManifest withExecutors(int executors) {
        return new PipelineManifest(name, simulation, kafka, "executors: " + executors, store, deletionPolicy);
    }

    PipelineManifest withKafka(String lines) {
        return new PipelineManifest(name, simulation, lines, stream, store, deletionPolicy);
    }

    PipelineManifest withBigQuery(String lines) {
        return new PipelineManifest(name, simulation, kafka, stream, "bigQuery: " + lines, deletionPolicy);
    }

    PipelineManifest thatRetains() {
        return new PipelineManifest(name, simulation, kafka, stream, store, "Retain");
    }

    String yaml() {
        return """
                apiVersion: activity.dev/v1alpha1
                kind: ActivityPipeline
                metadata: {name: %1$s}
                spec:
                  kafka: %3$s
                  topic: {name: %1$s, partitions: 3, deletionPolicy: %6$s}
                  producer:
                    resources: {cpu: 50m, memory: 320Mi}
                    source:
                      simulate: {%2$s, users: 1000, malformedRatio: 0.002, duplicateRatio: 0.002, lateRatio: 0.01}
                  stream:
                    %4$s
                    trigger: 1s
                    resources: {cpu: 200m, memory: 1Gi}
                  store:
                    size: 1Gi
                    deletionPolicy: %6$s
                    %5$s
                """.formatted(name, simulation, kafka, stream, store, deletionPolicy);
    }
}
