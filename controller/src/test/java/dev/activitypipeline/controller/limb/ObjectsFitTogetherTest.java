package dev.activitypipeline.controller.limb;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What one object says of another is true. */
class ObjectsFitTogetherTest {
    private static final String LABEL = "[a-z]([-a-z0-9]{0,61}[a-z0-9])?";
    private static final int REVISION = "-0123456789".length();

    @ParameterizedTest
    @MethodSource("dev.activitypipeline.controller.limb.ManifestCase#all")
    void everyNameIsALabelWithRoomForWhatKubernetesAppends(ManifestCase given) {
        for (HasMetadata object : given.objects()) {
            int room = object instanceof StatefulSet ? REVISION : 0;
            assertThat(object.getMetadata().getName()).matches(LABEL).hasSizeLessThanOrEqualTo(63 - room);
            assertThat(object.getMetadata().getNamespace()).isEqualTo("demo");
            assertThat(object.getMetadata().getLabels().values()).allMatch(value -> value.length() <= 63);
        }
    }

    @ParameterizedTest
    @MethodSource("dev.activitypipeline.controller.limb.ManifestCase#all")
    void everySelectorSelectsThePodsThatItMeans(ManifestCase given) {
        for (StatefulSet set : given.objects(StatefulSet.class)) {
            Map<String, String> pods = set.getSpec().getTemplate().getMetadata().getLabels();
            assertThat(pods)
                    .containsAllEntriesOf(set.getSpec().getSelector().getMatchLabels())
                    .isEqualTo(set.getMetadata().getLabels());
            for (Service service : named(set, given.objects(Service.class))) {
                assertThat(pods).containsAllEntriesOf(service.getSpec().getSelector());
            }
            for (PodDisruptionBudget budget : named(set, given.objects(PodDisruptionBudget.class))) {
                assertThat(pods)
                        .containsAllEntriesOf(budget.getSpec().getSelector().getMatchLabels());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("dev.activitypipeline.controller.limb.ManifestCase#all")
    void noSelectorTakesAnotherLimbsPods(ManifestCase given) {
        // Given
        List<Pod> pods = PodsOf.everything(given);

        for (StatefulSet set : given.objects(StatefulSet.class)) {
            // When
            Map<String, String> selector = set.getSpec().getSelector().getMatchLabels();

            // Then
            assertThat(pods)
                    .filteredOn(pod -> pod.getMetadata().getLabels().entrySet().containsAll(selector.entrySet()))
                    .hasSize(1);
        }
    }

    @ParameterizedTest
    @MethodSource("dev.activitypipeline.controller.limb.ManifestCase#all")
    void whatAPodNeedsIsThere(ManifestCase given) {
        List<String> accounts = names(given.objects(ServiceAccount.class));
        List<String> configs = names(given.objects(ConfigMap.class));
        for (Pod pod : PodsOf.everything(given)) {
            assertThat(accounts).contains(pod.getSpec().getServiceAccountName());
            assertThat(pod.getSpec().getVolumes())
                    .filteredOn(volume -> volume.getConfigMap() != null)
                    .allMatch(volume -> configs.contains(volume.getConfigMap().getName()));
        }
    }

    @ParameterizedTest
    @MethodSource("dev.activitypipeline.controller.limb.ManifestCase#all")
    void thereAreRightsWithExecutorsOnlyAndToPodsOnly(ManifestCase given) {
        // Given
        boolean hasExecutors = given.plan().stream().executors() > 0;

        // When
        List<Role> roles = given.objects(Role.class);
        List<RoleBinding> bindings = given.objects(RoleBinding.class);

        // Then
        assertThat(roles).hasSize(hasExecutors ? 1 : 0);
        assertThat(bindings).hasSize(hasExecutors ? 1 : 0);
        assertThat(roles)
                .flatExtracting(Role::getRules)
                .flatExtracting(PolicyRule::getResources)
                .allMatch("pods"::equals);
        assertThat(roles)
                .flatExtracting(Role::getRules)
                .flatExtracting(PolicyRule::getApiGroups)
                .allMatch(String::isEmpty);
        assertThat(roles)
                .flatExtracting(Role::getRules)
                .flatExtracting(PolicyRule::getVerbs)
                .doesNotContain("*");
        assertThat(bindings).allMatch(binding -> binding.getRoleRef()
                .getName()
                .equals(roles.get(0).getMetadata().getName()));
    }

    @ParameterizedTest
    @MethodSource("dev.activitypipeline.controller.limb.ManifestCase#all")
    void whatIsToStayHasNoOwner(ManifestCase given) {
        // Given
        boolean stays = !given.toString().equals("parquet-http");

        // When
        List<String> ownerless = names(given.objects().stream()
                .filter(object -> object.getMetadata().getOwnerReferences().isEmpty())
                .toList());

        // Then
        assertThat(ownerless)
                .containsExactlyElementsOf(
                        stays
                                ? List.of(
                                        given.plan().names().topic(),
                                        given.plan().names().store())
                                : List.of());
    }

    private static List<String> names(List<? extends HasMetadata> objects) {
        return objects.stream().map(object -> object.getMetadata().getName()).toList();
    }

    private static <R extends HasMetadata> List<R> named(HasMetadata like, List<R> objects) {
        return objects.stream()
                .filter(object ->
                        object.getMetadata().getName().equals(like.getMetadata().getName()))
                .toList();
    }
}
