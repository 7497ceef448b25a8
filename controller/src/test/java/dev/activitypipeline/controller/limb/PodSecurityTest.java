package dev.activitypipeline.controller.limb;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The Pod Security Standard {@code restricted}, rule by rule, and the bars of ours that go beyond it. */
class PodSecurityTest {
    private static final Set<String> KINDS_OF_VOLUMES =
            Set.of("configMap", "emptyDir", "persistentVolumeClaim", "projected");

    @ParameterizedTest
    @MethodSource("dev.activitypipeline.controller.limb.ManifestCase#all")
    void everyPodIsRestricted(ManifestCase given) {
        for (Pod pod : PodsOf.everything(given)) {
            PodSpec spec = pod.getSpec();
            assertThat(spec.getHostNetwork()).isNull();
            assertThat(spec.getHostPID()).isNull();
            assertThat(spec.getHostIPC()).isNull();
            assertThat(spec.getInitContainers()).isEmpty();
            assertThat(spec.getSecurityContext().getRunAsNonRoot()).isTrue();
            assertThat(spec.getSecurityContext().getRunAsUser()).isPositive();
            assertThat(spec.getSecurityContext().getSeccompProfile().getType()).isEqualTo("RuntimeDefault");
            assertThat(spec.getVolumes())
                    .allSatisfy(volume -> assertThat(KINDS_OF_VOLUMES).containsAll(kinds(volume)));
            assertThat(spec.getContainers()).hasSize(1).allSatisfy(container -> {
                assertThat(container.getSecurityContext().getPrivileged()).isNull();
                assertThat(container.getSecurityContext().getAllowPrivilegeEscalation())
                        .isFalse();
                assertThat(container.getSecurityContext().getCapabilities().getDrop())
                        .containsExactly("ALL");
                assertThat(container.getSecurityContext().getCapabilities().getAdd())
                        .isEmpty();
                assertThat(container.getPorts()).allMatch(port -> port.getHostPort() == null);
            });
        }
    }

    @ParameterizedTest
    @MethodSource("dev.activitypipeline.controller.limb.ManifestCase#all")
    void noPodWritesToItsImageOrLearnsOfOtherServices(ManifestCase given) {
        for (Pod pod : PodsOf.everything(given)) {
            assertThat(pod.getSpec().getEnableServiceLinks()).isFalse();
            assertThat(pod.getSpec().getContainers()).allSatisfy(container -> {
                assertThat(container.getSecurityContext().getReadOnlyRootFilesystem())
                        .isTrue();
                assertThat(container.getVolumeMounts())
                        .extracting(VolumeMount::getMountPath)
                        .contains("/tmp");
                assertThat(container.getVolumeMounts())
                        .extracting(VolumeMount::getName)
                        .containsExactlyInAnyOrderElementsOf(pod.getSpec().getVolumes().stream()
                                .map(Volume::getName)
                                .toList());
            });
        }
    }

    @ParameterizedTest
    @MethodSource("dev.activitypipeline.controller.limb.ManifestCase#all")
    void onlyADriverWithExecutorsHasAToken(ManifestCase given) {
        for (Pod pod : PodsOf.everything(given)) {
            boolean isDriver = pod.getSpec().getContainers().get(0).getName().equals("driver");
            assertThat(pod.getSpec().getAutomountServiceAccountToken())
                    .isEqualTo(isDriver && given.plan().stream().executors() > 0);
        }
    }

    @ParameterizedTest
    @MethodSource("dev.activitypipeline.controller.limb.ManifestCase#all")
    void noSecretReachesAProcessByItsEnvironment(ManifestCase given) {
        for (Pod pod : PodsOf.everything(given)) {
            for (Container container : pod.getSpec().getContainers()) {
                assertThat(container.getEnvFrom()).isEmpty();
                assertThat(container.getEnv())
                        .filteredOn(variable -> variable.getValueFrom() != null)
                        .allMatch(variable -> variable.getValueFrom().getSecretKeyRef() == null);
                assertThat(container.getEnv()).extracting(EnvVar::getName).doesNotHaveDuplicates();
            }
        }
    }

    @Test
    void aSecretIsNamedNowhereButWhereItIsMounted() {
        // Given
        List<String> secrets = List.of("main-cluster-ca-cert", "fitness-user");

        for (HasMetadata object : ManifestCase.of("tls-scram").objects()) {
            // When
            String text = Serialization.asYaml(object);
            Map<Boolean, List<String>> lines = text.lines()
                    .filter(line -> secrets.stream().anyMatch(line::contains))
                    .collect(Collectors.partitioningBy(line -> line.strip().startsWith("name: ")));

            // Then
            assertThat(lines.get(false)).as(object.getKind()).isEmpty();
            assertThat(object.getKind()).isNotEqualTo("Secret");
        }
    }

    private static Set<String> kinds(Volume volume) {
        Set<String> fields = new HashSet<>();
        new JsonMapper().valueToTree(volume).fieldNames().forEachRemaining(fields::add);
        fields.remove("name");
        return fields;
    }
}
