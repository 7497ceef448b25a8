package dev.activitypipeline.controller.selftest;

import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** All that the controller needs, looked at once. */
final class SelfTest {
    private static final Duration START_OF_A_CONTROLLER = Duration.ofSeconds(60);

    private SelfTest() {}

    static List<Finding> run(KubernetesClient client, SelfTestSettings settings) throws InterruptedException {
        List<Finding> findings = new ArrayList<>(ofTheApiServer(client, settings));
        findings.add(new HealthCheck().of(settings.controller(), START_OF_A_CONTROLLER));
        return findings;
    }

    static List<Finding> ofTheApiServer(KubernetesClient client, SelfTestSettings settings) {
        KindsCheck kinds = new KindsCheck(client);
        AccessCheck access = new AccessCheck(client);
        SampleCheck sample = new SampleCheck(client);
        List<Finding> findings = new ArrayList<>();
        findings.add(kinds.ofPipelines());
        findings.add(kinds.ofTopics());
        findings.addAll(access.ofPipelines(settings.watchedNamespaces(), settings.topicOperator()));
        if (settings.watchedNamespaces().isEmpty()) {
            findings.add(access.ofDefinition());
        }
        if (settings.leaderElection()) {
            findings.add(access.ofLease(settings.namespace()));
        }
        findings.add(sample.takesAGoodOne(settings.namespace()));
        findings.add(sample.refusesABadOne(settings.namespace()));
        return findings;
    }
}
