package dev.activitypipeline.controller.selftest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.activitypipeline.controller.Needs;
import dev.activitypipeline.controller.Program;
import dev.activitypipeline.controller.chart.ChartCluster;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The self test as the installed account, and what it says of an installation in which something is missing. */
@Needs({Program.API_SERVER, Program.HELM})
class SelfTestOnApiServerTest {
    private static final String NAMESPACE = "activity-system";
    private static final String NAME = "pipelines-controller";

    private ChartCluster cluster;

    @BeforeEach
    void start(@TempDir Path directory) {
        cluster = new ChartCluster(directory);
        cluster.makeNamespaces(NAMESPACE, "team-a", "team-b");
    }

    @AfterEach
    void stop() {
        cluster.close();
    }

    @Test
    void passesOnAnInstallationForTheWholeCluster() {
        // Given
        install();

        // When
        List<Finding> findings = look(Set.of());

        // Then
        assertThat(findings).hasSize(7).allMatch(Finding.Passed.class::isInstance);
    }

    @Test
    void passesOnAnInstallationForSomeNamespaces() {
        // Given
        install("--set", "watchNamespaces={team-a,team-b}");

        // When
        List<Finding> findings = look(Set.of("team-a", "team-b"));

        // Then
        assertThat(findings).hasSize(7).allMatch(Finding.Passed.class::isInstance);
        assertThat(failures(look(Set.of())))
                .hasSize(2)
                .asString()
                .contains("in all namespaces: it may not get activitypipelines.activity.dev, list ")
                .contains("it may not get customresourcedefinitions.apiextensions.k8s.io");
    }

    @Test
    void namesEachRightThatIsMissing() {
        // Given
        install();
        for (PolicyRule rule : role().getRules()) {
            for (String verb : rule.getVerbs()) {
                // When
                ClusterRole lessened = role();
                lessened.getRules().get(role().getRules().indexOf(rule)).setVerbs(without(rule.getVerbs(), verb));
                if (lessened.getRules()
                        .get(role().getRules().indexOf(rule))
                        .getVerbs()
                        .isEmpty()) {
                    lessened.getRules().remove(role().getRules().indexOf(rule));
                }
                ClusterRole whole = role();
                update(lessened);

                // Then
                awaitFailure(verb + " " + rule.getResources().get(0));
                update(whole);
            }
        }
    }

    @Test
    void saysThatTheDefinitionIsOlderAndWhatItDrops() {
        // Given
        install();
        CustomResourceDefinition kind = definition();
        kind.getSpec()
                .getVersions()
                .get(0)
                .getSchema()
                .getOpenAPIV3Schema()
                .getProperties()
                .get("status")
                .getProperties()
                .remove("topicId");

        // When
        cluster.admin().resource(kind).update();

        // Then
        awaitFailure("the CRD is older than the controller and drops status.topicId; kubectl apply --server-side");
    }

    @Test
    void saysThatAKindIsMissing() {
        // Given
        install();

        // When
        cluster.admin().resource(definition()).delete();
        cluster.admin()
                .apiextensions()
                .v1()
                .customResourceDefinitions()
                .withName("kafkatopics.kafka.strimzi.io")
                .delete();

        // Then
        awaitFailure("KafkaTopic (kafka.strimzi.io) is served: the cluster does not know the kind");
        awaitFailure("with every field of this version: the cluster does not know the kind");
    }

    @Test
    void saysThatTheControllerDoesNotAnswer() throws InterruptedException {
        // When
        Finding finding = new HealthCheck().of(URI.create("http://127.0.0.1:1"), Duration.ofSeconds(1));

        // Then
        assertThat(finding).asString().startsWith("FAIL  the controller at http://127.0.0.1:1 is ready: ");
    }

    private void install(String... options) {
        cluster.install("pipelines", NAMESPACE, options);
        cluster.createTestsRoles("pipelines", NAMESPACE, options);
    }

    private List<Finding> look(Set<String> namespaces) {
        SelfTestSettings settings =
                new SelfTestSettings(namespaces, true, true, NAMESPACE, URI.create("http://127.0.0.1:1"));
        try (KubernetesClient client = cluster.clientOf(NAMESPACE, NAME)) {
            return SelfTest.ofTheApiServer(client, settings);
        }
    }

    /** The API server's own caches follow within moments. */
    private void awaitFailure(String text) {
        Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(failures(look(Set.of())))
                .anySatisfy(finding -> assertThat(finding).asString().contains(text)));
    }

    private ClusterRole role() {
        return cluster.admin().rbac().clusterRoles().withName(NAME).get();
    }

    private void update(ClusterRole role) {
        role.getMetadata().setResourceVersion(null);
        cluster.admin().resource(role).update();
    }

    private CustomResourceDefinition definition() {
        return cluster.admin()
                .apiextensions()
                .v1()
                .customResourceDefinitions()
                .withName("activitypipelines.activity.dev")
                .get();
    }

    private static List<String> without(List<String> verbs, String verb) {
        List<String> rest = new ArrayList<>(verbs);
        rest.remove(verb);
        return rest;
    }

    private static List<Finding> failures(List<Finding> findings) {
        return findings.stream().filter(Finding.Failed.class::isInstance).toList();
    }
}
