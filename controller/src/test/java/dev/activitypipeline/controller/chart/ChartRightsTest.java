package dev.activitypipeline.controller.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.activitypipeline.controller.Needs;
import dev.activitypipeline.controller.Program;
import dev.activitypipeline.controller.selftest.Right;
import dev.activitypipeline.controller.selftest.Rights;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The chart gives the controller the rights that it asks about in its self test, and no other. */
@Needs(Program.HELM)
class ChartRightsTest {
    @Test
    void ofTheWholeClusterAreTheControllersOwn() {
        // When
        Rendered rendered = Helm.rendered(Helm.values("default"));
        JsonNode role = rendered.all("ClusterRole").stream()
                .filter(each -> each.at("/metadata/name").asText().equals("activity-pipeline-controller"))
                .findFirst()
                .orElseThrow();

        // Then
        assertThat(given(role)).isEqualTo(asked(ofTheCluster(true)));
        assertThat(given(lease(rendered))).isEqualTo(asked(Rights.ofLease()));
    }

    @Test
    void ofOneNamespaceAreTheSame() {
        // When
        List<JsonNode> roles = Helm.rendered(Helm.values("namespaced")).all("Role").stream()
                .filter(role -> role.at("/metadata/namespace").asText().startsWith("team-"))
                .toList();

        // Then
        assertThat(roles).hasSize(2).allSatisfy(role -> assertThat(given(role))
                .isEqualTo(asked(Rights.ofPipelines(true))));
    }

    @Test
    void theLeaseIsTheOnlyOneThatItMayTouch() {
        // When
        JsonNode role = lease(Helm.rendered(Helm.values("default")));

        // Then
        assertThat(role.path("rules")).allSatisfy(rule -> assertThat(
                        rule.at("/resourceNames/0").asText().equals(Rights.LEASE)
                                || rule.at("/verbs/0").asText().equals("create"))
                .isTrue());
    }

    @Test
    void ofTopicsAreFewerWhereStrimziFulfilsThem() {
        // When
        JsonNode role = Helm.rendered(Helm.values("strimzi")).all("ClusterRole").stream()
                .filter(each -> each.at("/metadata/name").asText().equals("activity-pipeline-controller"))
                .findFirst()
                .orElseThrow();

        // Then
        assertThat(given(role))
                .isEqualTo(asked(ofTheCluster(false)))
                .doesNotContain("patch kafkatopics/status.kafka.strimzi.io");
    }

    private static List<Right> ofTheCluster(boolean topicOperator) {
        return Stream.concat(Rights.ofPipelines(topicOperator).stream(), Rights.ofDefinition().stream())
                .toList();
    }

    private static JsonNode lease(Rendered rendered) {
        return rendered.all("Role").stream()
                .filter(role -> role.at("/metadata/name").asText().endsWith("-lease"))
                .findFirst()
                .orElseThrow();
    }

    private static Set<String> given(JsonNode role) {
        Set<String> given = new TreeSet<>();
        for (JsonNode rule : role.path("rules")) {
            for (JsonNode group : rule.path("apiGroups")) {
                for (JsonNode resource : rule.path("resources")) {
                    for (JsonNode verb : rule.path("verbs")) {
                        given.add(verb.asText() + " " + new Right(group.asText(), resource.asText(), List.of()));
                    }
                }
            }
        }
        return given;
    }

    private static Set<String> asked(List<Right> rights) {
        Set<String> asked = new TreeSet<>();
        rights.forEach(right -> right.verbs().forEach(verb -> asked.add(verb + " " + right)));
        return asked;
    }

    static Stream<String> verbs(List<Right> rights) {
        return asked(rights).stream();
    }
}
