package dev.activitypipeline.bench;

import java.time.Instant;

/**
 * Ours: one resource is applied.
 *
 * @param executors beside the driver; without, it does all the work itself
 */
record AppliedPipeline(Kubectl kubectl, int executors) implements ClusterContender {
    private static final String NAMESPACE = "activity";

    private static final String MANIFEST = """
            apiVersion: activity.dev/v1alpha1
            kind: ActivityPipeline
            metadata: {name: %1$s, namespace: %2$s}
            spec:
              kafka: {bootstrapServers: 'kafka:9092'}
              topic: {name: %1$s, partitions: 3, deletionPolicy: Delete}
              producer:
                source:
                  simulate: {eventsPerSecond: 1000, users: 10000}
                resources: {cpu: 100m, memory: 512Mi}
              stream:
                executors: %3$d
                trigger: 1s
                resources: {cpu: 200m, memory: 1408Mi}
              store: {size: 1Gi, deletionPolicy: Delete}
            """;

    /** The first commit with files in Delta's log. */
    private static final String COMMITTED = "grep -qs '\"add\"' /store/events/_delta_log/*.json";

    @Override
    public String name() {
        return executors == 0 ? "applied" : "applied-with-executor";
    }

    @Override
    public FirstEvent firstEvent(String name) throws Exception {
        Instant begin = Instant.now();
        kubectl.apply(name, MANIFEST.formatted(name, NAMESPACE, executors));
        return FirstEvent.await(
                kubectl, begin, new FirstEvent.Driver(NAMESPACE, name + "-stream-0", "driver", COMMITTED));
    }

    @Override
    public void remove(String name) throws Exception {
        String volume = Volumes.of(kubectl, NAMESPACE, name + "-store");
        kubectl.run("delete", "activitypipeline", "-n", NAMESPACE, name, "--ignore-not-found", "--timeout=180s");
        kubectl.run(
                "wait",
                "--for=delete",
                "pod,pvc,kafkatopic",
                "-n",
                NAMESPACE,
                "-l",
                "app.kubernetes.io/instance=" + name,
                "--timeout=120s");
        Volumes.awaitEnd(kubectl, volume);
    }
}
