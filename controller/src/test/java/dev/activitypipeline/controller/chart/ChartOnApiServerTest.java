package dev.activitypipeline.controller.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.activitypipeline.controller.Needs;
import dev.activitypipeline.controller.Program;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.FieldValidateable.Validation;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What helm and a real API server make of the chart. */
@Needs({Program.API_SERVER, Program.HELM})
class ChartOnApiServerTest {
    private static final String NAMESPACE = "activity-system";
    private static int releases;

    private static ChartCluster cluster;

    @BeforeAll
    static void start(@TempDir Path directory) {
        cluster = new ChartCluster(directory);
        cluster.makeNamespaces(NAMESPACE, "elsewhere", "team-a", "team-b");
    }

    @AfterAll
    static void stop() {
        cluster.close();
    }

    @ParameterizedTest
    @MethodSource("dev.activitypipeline.controller.chart.Helm#values()")
    void isInstalledUpgradedAndUninstalledWithoutAWarning(Path values) {
        // Given
        String release = "release-" + releases++;

        // When
        String installed = cluster.install(release, NAMESPACE, "--values", values.toString());
        Helm.Outcome upgraded = cluster.helm(
                "upgrade",
                release,
                Helm.CHART.toString(),
                "--namespace",
                NAMESPACE,
                "--values",
                values.toString(),
                "--set",
                "podAnnotations.changed=yes");

        // Then
        assertThat(installed).contains("STATUS: deployed").doesNotContainIgnoringCase("warning");
        assertThat(upgraded.words()).contains("REVISION: 2").doesNotContainIgnoringCase("warning");
        assertThat(objectsOf(release)).isNotEmpty();

        // When
        Helm.Outcome uninstalled = cluster.helm("uninstall", release, "--namespace", NAMESPACE);

        // Then
        assertThat(uninstalled.code()).isZero();
        assertThat(objectsOf(release))
                .extracting(HasMetadata::getFullResourceName)
                .isEmpty();
        assertThat(kinds()).contains("activitypipelines.activity.dev");
    }

    @ParameterizedTest
    @MethodSource("dev.activitypipeline.controller.chart.Helm#values()")
    void everyObjectIsTakenFieldByField(Path values) {
        for (JsonNode object : Helm.rendered(values).objects()) {
            // When
            HasMetadata taken = cluster.admin()
                    .resource(Rendered.typed(object))
                    .dryRun()
                    .fieldValidation(Validation.STRICT)
                    .forceConflicts()
                    .serverSideApply();

            // Then
            assertThat(taken.getMetadata().getUid()).as(Rendered.name(object)).isNotEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("dev.activitypipeline.controller.chart.Helm#values()")
    void theControllersPodIsRestricted(Path values) {
        // Given
        Deployment deployment =
                (Deployment) Rendered.typed(Helm.rendered(values).one("Deployment"));
        Pod pod = new PodBuilder()
                .withMetadata(deployment.getSpec().getTemplate().getMetadata())
                .withSpec(deployment.getSpec().getTemplate().getSpec())
                .editMetadata()
                .withName("controller")
                .withNamespace(NAMESPACE)
                .endMetadata()
                .build();

        // When
        Pod taken = cluster.admin().resource(pod).dryRun().create();

        // Then
        assertThat(taken.getSpec().getContainers()).hasSize(1);
    }

    @Test
    void anotherReleasesDefinitionOfTopicsIsLeftAsItIs() {
        // Given
        cluster.install("first", NAMESPACE);
        cluster.helm("uninstall", "first", "--namespace", NAMESPACE);
        String before = topicKind().getMetadata().getResourceVersion();

        // When
        cluster.install("second", NAMESPACE);
        cluster.helm("uninstall", "second", "--namespace", NAMESPACE);
        cluster.install("first", "elsewhere");
        cluster.helm("uninstall", "first", "--namespace", "elsewhere");

        // Then
        assertThat(topicKind().getMetadata().getResourceVersion()).isEqualTo(before);
    }

    @Test
    void theNotesSayWhatIsWatchedAndWhatToDoNext() {
        // When
        String notes = cluster.install(
                "pipelines", NAMESPACE, "--values", Helm.values("namespaced").toString());

        // Then
        assertThat(notes)
                .contains("watches the namespaces team-a, team-b")
                .contains("kubectl -n activity-system rollout status deployment/pipelines-controller")
                .contains(
                        "helm -n activity-system test pipelines || kubectl -n activity-system logs pipelines-controller-selftest")
                .contains("kubectl -n team-a apply -f -")
                .contains("kubectl -n team-a get activitypipelines -o wide")
                .contains("kubectl -n activity-system port-forward service/pipelines-controller 8080");
        cluster.helm("uninstall", "pipelines", "--namespace", NAMESPACE);
    }

    private static HasMetadata topicKind() {
        return cluster.admin()
                .apiextensions()
                .v1()
                .customResourceDefinitions()
                .withName("kafkatopics.kafka.strimzi.io")
                .get();
    }

    private static List<String> kinds() {
        return cluster.admin().apiextensions().v1().customResourceDefinitions().list().getItems().stream()
                .map(kind -> kind.getMetadata().getName())
                .toList();
    }

    private static List<? extends HasMetadata> objectsOf(String release) {
        KubernetesClient client = cluster.admin();
        return Stream.of(
                        client.apps().deployments().inAnyNamespace(),
                        client.services().inAnyNamespace(),
                        client.serviceAccounts().inAnyNamespace(),
                        client.rbac().roles().inAnyNamespace(),
                        client.rbac().roleBindings().inAnyNamespace(),
                        client.rbac().clusterRoles(),
                        client.rbac().clusterRoleBindings(),
                        client.policy().v1().podDisruptionBudget().inAnyNamespace(),
                        client.network().v1().networkPolicies().inAnyNamespace(),
                        client.secrets().inAnyNamespace())
                .flatMap(kind -> kind.list().getItems().stream())
                .map(HasMetadata.class::cast)
                .filter(object -> object.getMetadata().getName().contains(release))
                .toList();
    }
}
