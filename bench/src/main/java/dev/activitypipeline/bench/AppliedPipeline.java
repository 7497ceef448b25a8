package dev.activitypipeline.bench;

import java.nio.file.Path;
import java.time.Instant;

/** Ours: one resource is applied. */
record AppliedPipeline(Workbench bench, Kubectl kubectl) implements ClusterContender {
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
                trigger: 1s
                resources: {cpu: 200m, memory: 1408Mi}
              store: {size: 1Gi, deletionPolicy: Delete}
            """;

    /** The first commit with files in Delta's log. */
    private static final String COMMITTED = "grep -qs '\"add\"' /store/events/_delta_log/*.json";

    @Override
    public FirstEvent begin(String name) throws Exception {
        Path manifest = Kubectl.manifest(bench, name, MANIFEST.formatted(name, NAMESPACE));
        Instant begin = Instant.now();
        kubectl.apply(manifest);
        return FirstEvent.await(
                kubectl, begin, new FirstEvent.Driver(NAMESPACE, name + "-stream-0", "driver", COMMITTED));
    }

    @Override
    public void remove(String name) throws Exception {
        kubectl.run("delete", "activitypipeline", "-n", NAMESPACE, name, "--timeout=180s");
        kubectl.run(
                "wait",
                "--for=delete",
                "pod,pvc,kafkatopic",
                "-n",
                NAMESPACE,
                "-l",
                "app.kubernetes.io/instance=" + name,
                "--timeout=120s");
    }
}
