package dev.activitypipeline.controller.producer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.activitypipeline.contract.settings.ProducerSettings;
import dev.activitypipeline.contract.settings.ProducerSource;
import dev.activitypipeline.controller.limb.KafkaAccess;
import dev.activitypipeline.controller.limb.ManifestCase;
import dev.activitypipeline.controller.plan.PipelinePlan;
import dev.activitypipeline.controller.plan.Placement;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ProducerManifestsTest {

    @ParameterizedTest
    @MethodSource("dev.activitypipeline.controller.limb.ManifestCase#all")
    void eachPodStartsWithItsOwnSettings(ManifestCase given) {
        // Given
        PipelinePlan plan = given.plan();
        Placement place = Placement.inPod(plan, KafkaAccess.file(), ProducerSet.FILES, ProducerSet.STATUS_PORT);

        for (int ordinal : new int[] {0, 1, 17}) {
            // When
            ProducerSettings settings = ProducerSettings.fromEnvironment(environmentOfPod(set(given), ordinal));

            // Then
            assertThat(settings).isEqualTo(plan.producerSettings(ordinal, place));
        }
    }

    @Test
    void filesAreReadOnly() {
        // When
        StatefulSet set = set(ManifestCase.of("files"));

        // Then
        assertThat(set.getSpec().getTemplate().getSpec().getVolumes())
                .filteredOn(volume -> volume.getPersistentVolumeClaim() != null)
                .singleElement()
                .satisfies(volume -> {
                    assertThat(volume.getPersistentVolumeClaim().getClaimName()).isEqualTo("my-data");
                    assertThat(volume.getPersistentVolumeClaim().getReadOnly()).isTrue();
                });
        assertThat(environmentOfPod(set, 0)).containsEntry("FILES_DIRECTORY", "/files/exports/2024");
    }

    @ParameterizedTest
    @MethodSource("dev.activitypipeline.controller.limb.ManifestCase#all")
    void thereIsAServiceForHttpAndABudgetForMoreThanOne(ManifestCase given) {
        // Given
        PipelinePlan plan = given.plan();
        boolean isHttp = plan.producer().source() instanceof ProducerSource.Http;

        // Then
        assertThat(ofProducers(given.objects(Service.class), plan)).hasSize(isHttp ? 1 : 0);
        assertThat(ofProducers(given.objects(PodDisruptionBudget.class), plan))
                .hasSize(plan.producer().replicas() > 1 ? 1 : 0);
    }

    @Test
    void aSuspendedPipelineHasNone() {
        assertThat(set(ManifestCase.of("suspended")).getSpec().getReplicas()).isZero();
        assertThat(set(ManifestCase.of("parquet-http")).getSpec().getReplicas()).isEqualTo(3);
    }

    private static StatefulSet set(ManifestCase given) {
        return ofProducers(given.objects(StatefulSet.class), given.plan()).get(0);
    }

    private static <R extends io.fabric8.kubernetes.api.model.HasMetadata> List<R> ofProducers(
            List<R> objects, PipelinePlan plan) {
        return objects.stream()
                .filter(object ->
                        object.getMetadata().getName().equals(plan.names().producer()))
                .toList();
    }

    /** As the kubelet would make it. */
    private static Map<String, String> environmentOfPod(StatefulSet set, int ordinal) {
        Map<String, String> environment = new HashMap<>();
        for (EnvVar variable :
                set.getSpec().getTemplate().getSpec().getContainers().get(0).getEnv()) {
            if (variable.getValueFrom() == null) {
                environment.put(variable.getName(), variable.getValue().replace("$$", "$"));
            } else {
                assertThat(variable.getValueFrom().getFieldRef().getFieldPath())
                        .isEqualTo("metadata.labels['apps.kubernetes.io/pod-index']");
                environment.put(variable.getName(), Integer.toString(ordinal));
            }
        }
        return environment;
    }
}
