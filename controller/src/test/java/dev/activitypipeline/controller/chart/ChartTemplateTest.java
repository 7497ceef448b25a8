package dev.activitypipeline.controller.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.activitypipeline.controller.Needs;
import dev.activitypipeline.controller.Program;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the chart becomes with several files of values. */
@Needs(Program.HELM)
class ChartTemplateTest {
    private static final List<String> LABELS = List.of(
            "app.kubernetes.io/name",
            "app.kubernetes.io/instance",
            "app.kubernetes.io/component",
            "app.kubernetes.io/version",
            "app.kubernetes.io/part-of",
            "app.kubernetes.io/managed-by",
            "helm.sh/chart");

    @ParameterizedTest
    @MethodSource("dev.activitypipeline.controller.chart.Helm#values()")
    void everyObjectHasItsLabelsAndIsThereOnce(Path values) {
        // When
        Rendered rendered = Helm.rendered(values);

        // Then
        assertThat(rendered.objects()).extracting(Rendered::name).doesNotHaveDuplicates();
        assertThat(rendered.objects())
                .allSatisfy(object -> assertThat(object.at("/metadata/labels").fieldNames())
                        .toIterable()
                        .as(Rendered.name(object))
                        .containsAll(LABELS));
    }

    @ParameterizedTest
    @MethodSource("dev.activitypipeline.controller.chart.Helm#values()")
    void whatSelectsPodsSelectsTheControllersAlone(Path values) {
        // Given
        Rendered rendered = Helm.rendered(values);
        JsonNode controller = rendered.one("Deployment").at("/spec/template/metadata/labels");
        JsonNode test = rendered.one("Pod").at("/metadata/labels");

        for (JsonNode object : rendered.objects()) {
            // When
            JsonNode selector =
                    switch (object.path("kind").asText()) {
                        case "Deployment", "PodDisruptionBudget" -> object.at("/spec/selector/matchLabels");
                        case "NetworkPolicy" -> object.at("/spec/podSelector/matchLabels");
                        case "Service" -> object.at("/spec/selector");
                        default -> null;
                    };

            // Then
            if (selector != null) {
                assertThat(selector.properties()).as(Rendered.name(object)).isNotEmpty();
                assertThat(controller.properties()).containsAll(selector.properties());
                assertThat(test.properties()).doesNotContainSequence(selector.properties());
            }
        }
    }

    @Test
    void oneControllerLeadsByDefaultAndIsReplacedWithoutAGap() {
        // When
        Rendered rendered = Helm.rendered(Helm.values("default"));

        // Then
        assertThat(rendered.one("Deployment").at("/spec/replicas").asInt()).isEqualTo(1);
        assertThat(rendered.one("Deployment").at("/spec/strategy").isMissingNode())
                .isTrue();
        assertThat(rendered.environment()).containsEntry("LEADER_ELECTION", "true");
        assertThat(rendered.all("PodDisruptionBudget")).isEmpty();
        assertThat(rendered.all("NetworkPolicy")).isEmpty();
        assertThat(rendered.one("Deployment").at("/spec/template/spec").has("topologySpreadConstraints"))
                .isFalse();
    }

    @Test
    void severalControllersAreSpreadAndProtected() {
        // When
        Rendered rendered = Helm.rendered(Helm.values("high-availability"));

        // Then
        assertThat(rendered.one("Deployment")
                        .at("/spec/template/spec/topologySpreadConstraints/0/topologyKey")
                        .asText())
                .isEqualTo("kubernetes.io/hostname");
        assertThat(rendered.one("PodDisruptionBudget")
                        .at("/spec/maxUnavailable")
                        .asText())
                .isEqualTo("50%");
        assertThat(rendered.one("NetworkPolicy")
                        .at("/spec/ingress/0/ports/0/port")
                        .asText())
                .isEqualTo("http");
    }

    @Test
    void withoutALeaseOneControllerStopsBeforeTheNextStarts() {
        // When
        Rendered rendered = Helm.rendered(Helm.values("strimzi"));

        // Then
        assertThat(rendered.one("Deployment").at("/spec/strategy/type").asText())
                .isEqualTo("Recreate");
        assertThat(rendered.all("Role")).allMatch(Rendered::isHook);
        assertThat(rendered.environment())
                .containsEntry("LEADER_ELECTION", "false")
                .doesNotContainKey("TOPIC_OPERATOR_KAFKA");
        assertThat(rendered.all("CustomResourceDefinition")).isEmpty();
        assertThat(rendered.all("ServiceAccount")).isEmpty();
        assertThat(rendered.one("Deployment")
                        .at("/spec/template/spec/serviceAccountName")
                        .asText())
                .isEqualTo("gitops");
    }

    @Test
    void severalControllersWithoutALeaseAreRefused() {
        // When
        Helm.Outcome outcome = Helm.template("--set", "replicas=2,leaderElection.enabled=false");

        // Then
        assertThat(outcome.code()).isNotZero();
        assertThat(outcome.words()).contains("several controllers without a leader would all act at once");
    }

    @Test
    void aPrivateRegistryHoldsAllImagesAndItsLoginReachesAllPods() {
        // When
        Rendered rendered = Helm.rendered(Helm.values("private-registry"));

        // Then
        assertThat(rendered.controller().path("image").asText())
                .isEqualTo("registry.example.com:5000/data/activity-pipeline/controller:0.1.0-build.7");
        assertThat(rendered.environment())
                .containsAllEntriesOf(Map.of(
                        "PRODUCER_IMAGE",
                        "registry.example.com:5000/data/activity-pipeline/producer:0.1.0-build.7",
                        "STREAM_IMAGE",
                        "registry.example.com:5000/data/activity-pipeline/stream@sha256:"
                                + "0123456789abcdef".repeat(4),
                        "VERIFY_IMAGE",
                        "registry.example.com:5000/data/activity-pipeline/verify:0.1.0-build.7",
                        "IMAGE_PULL_POLICY",
                        "Always",
                        "IMAGE_PULL_SECRETS",
                        "mirror,registry"));
        assertThat(rendered.one("Deployment").at("/spec/template/spec/imagePullSecrets"))
                .extracting(secret -> secret.path("name").asText())
                .containsExactly("mirror", "registry");
        assertThat(rendered.one("Pod").at("/spec/imagePullSecrets"))
                .isEqualTo(rendered.one("Deployment").at("/spec/template/spec/imagePullSecrets"));
    }

    @Test
    void withNamesTheControllerHasRightsInTheseNamespacesAlone() {
        // When
        Rendered rendered = Helm.rendered(Helm.values("namespaced"));

        // Then
        assertThat(rendered.all("ClusterRole")).isEmpty();
        assertThat(rendered.all("ClusterRoleBinding")).isEmpty();
        assertThat(rendered.all("Role"))
                .filteredOn(role -> !Rendered.isHook(role))
                .extracting(role -> role.at("/metadata/namespace").asText())
                .containsExactlyInAnyOrder("team-a", "team-b", "activity-system");
        assertThat(rendered.environment()).containsEntry("WATCHED_NAMESPACES", "team-a,team-b");
    }
}
