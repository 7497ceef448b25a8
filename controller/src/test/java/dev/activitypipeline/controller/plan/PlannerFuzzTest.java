package dev.activitypipeline.controller.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.activitypipeline.contract.settings.ProducerSettings;
import dev.activitypipeline.contract.settings.StreamSettings;
import dev.activitypipeline.controller.manifest.ManifestReader;
import dev.activitypipeline.controller.plan.PipelineLabels.Component;
import dev.activitypipeline.controller.plan.Planning.Planned;
import dev.activitypipeline.controller.plan.Planning.Rejected;
import dev.activitypipeline.controller.schema.RandomManifests;
import dev.activitypipeline.controller.schema.SpecViolation;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Whatever a manifest holds: a plan that works, or violations that can be shown; never an exception. */
class PlannerFuzzTest {
    private static final int MANIFESTS = 20_000;
    private static final Placement PLACE =
            new Placement("id", "localhost:9092", Optional.empty(), Path.of("/store"), Optional.empty(), 0, true);

    @Test
    void plansOrRejectsWhateverItIsGiven() {
        // Given
        RandomManifests manifests = new RandomManifests(new SplittableRandom(20_240_101));
        int planned = 0;

        // When
        for (int i = 0; i < MANIFESTS; i++) {
            String manifest = manifests.next();
            planned += verified(manifest, i) ? 1 : 0;
        }

        // Then
        assertThat(planned).as("both outcomes are frequent").isBetween(MANIFESTS / 10, MANIFESTS * 9 / 10);
    }

    private static boolean verified(String manifest, int number) {
        try {
            Planning planning = PipelinePlanner.plan(ManifestReader.read(manifest));
            if (planning instanceof Planned planned) {
                works(planned.plan());
                return true;
            }
            assertThat(((Rejected) planning).violations()).isNotEmpty().allSatisfy(PlannerFuzzTest::isShowable);
            return false;
        } catch (RuntimeException | AssertionError failure) {
            throw new AssertionError("manifest " + number + ": " + manifest, failure);
        }
    }

    private static void works(PipelinePlan plan) {
        PipelineNames names = plan.names();
        List<String> all = List.of(
                names.topic(),
                names.producer(),
                names.stream(),
                names.streamPod(),
                names.executors(),
                names.store(),
                names.account());
        assertThat(all).doesNotHaveDuplicates().allMatch(name -> name.matches("[a-z]([-a-z0-9]{0,61}[a-z0-9])?"));
        assertThat(plan.labels().of(Component.STREAM).values())
                .allMatch(value -> value.matches("[a-zA-Z0-9]([-._a-zA-Z0-9]{0,61}[a-zA-Z0-9])?"));
        ProducerSettings producer = plan.producerSettings(0, PLACE);
        assertThat(ProducerSettings.fromEnvironment(producer.toEnvironment())).isEqualTo(producer);
        StreamSettings stream = plan.streamSettings(PLACE);
        assertThat(StreamSettings.fromEnvironment(stream.toEnvironment())).isEqualTo(stream);
        assertThat(stream.store()).isEqualTo(stream.store().normalize()).startsWithRaw(Path.of("/store"));
    }

    private static void isShowable(SpecViolation violation) {
        assertThat(violation.message())
                .isNotBlank()
                .doesNotContain("\n", "\u0000", "\u202E")
                .hasSizeLessThan(4_000);
    }
}
