package dev.activitypipeline.e2e;

/**
 * A pipeline small enough for a cluster on two cores.
 *
 * @param name of the resource, and of its topic
 * @param eventsPerSecond of its simulation
 * @param kafka the lines under {@code spec.kafka}
 * @param stream lines under {@code spec.stream} beside its resources
 * @param deletionPolicy of topic and store
 */
record PipelineManifest(String name, int eventsPerSecond, String kafka, String stream, String deletionPolicy) {
    private static final String PLAIN = "{bootstrapServers: 'kafka:9092'}";

    static PipelineManifest of(String name) {
        return new PipelineManifest(name, 300, PLAIN, "executors: 0", "Delete");
    }

    PipelineManifest withExecutors(int executors) {
        return new PipelineManifest(name, eventsPerSecond, kafka, "executors: " + executors, deletionPolicy);
    }

    PipelineManifest withKafka(String lines) {
        return new PipelineManifest(name, eventsPerSecond, lines, stream, deletionPolicy);
    }

    PipelineManifest thatRetains() {
        return new PipelineManifest(name, eventsPerSecond, kafka, stream, "Retain");
    }

    String yaml() {
        return """
                apiVersion: activity.dev/v1alpha1
                kind: ActivityPipeline
                metadata: {name: %1$s}
                spec:
                  kafka: %3$s
                  topic: {name: %1$s, partitions: 3, deletionPolicy: %5$s}
                  producer:
                    resources: {cpu: 50m, memory: 320Mi}
                    source:
                      simulate: {eventsPerSecond: %2$d, users: 1000, malformedRatio: 0.002, duplicateRatio: 0.002, lateRatio: 0.01}
                  stream:
                    %4$s
                    trigger: 1s
                    resources: {cpu: 200m, memory: 1Gi}
                  store: {size: 1Gi, deletionPolicy: %5$s}
                """.formatted(name, eventsPerSecond, kafka, stream, deletionPolicy);
    }
}
