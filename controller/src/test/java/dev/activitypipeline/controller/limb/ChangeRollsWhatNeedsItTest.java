package dev.activitypipeline.controller.limb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.activitypipeline.controller.plan.PipelinePlan;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Kubernetes rolls a StatefulSet whose pod template is another: a change that a field declares harmless leaves the templates as they are. */
class ChangeRollsWhatNeedsItTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "suspend: true | ",
                "stream: {startingOffsets: latest} | ",
                "stream: {progressDeadline: 10m} | ",
                "stream: {restartPolicy: {mode: Never}} | ",
                "store: {size: 20Gi} | ",
                "store: {deletionPolicy: Delete} | ",
                "stream: {trigger: 5s} | fitness-stream",
                "stream: {executors: 1} | fitness-stream",
                "stream: {sparkConf: {spark.task.maxFailures: 2}} | fitness-stream",
                "stream: {resources: {memory: 2Gi}} | fitness-stream",
                "stream: {image: other} | fitness-stream",
                "store: {retention: 30d} | fitness-stream",
                "validation: {ranges: {steps: {max: 5}}} | fitness-stream"
            })
    void ofTheSpec(String added, String rolled) {
        // When
        PipelinePlan changed = ManifestCase.of("minimal").planWith("spec:\n", "spec:\n  " + added + "\n");

        // Then
        assertThat(rolled(changed)).isEqualTo(names(rolled));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bootstrapServers: kafka:9092 | cluster: other | ",
                "bootstrapServers: kafka:9092 | properties: {linger.ms: 5} | fitness-producer fitness-stream",
                "bootstrapServers: kafka:9092 | tls: {} | fitness-producer fitness-stream"
            })
    void ofKafka(String line, String added, String rolled) {
        // When
        PipelinePlan changed = ManifestCase.of("minimal").planWith(line, line + "\n    " + added);

        // Then
        assertThat(rolled(changed)).isEqualTo(names(rolled));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "partitions: 6 | partitions: 12 | ",
                "partitions: 6 | config: {retention.ms: 5}, partitions: 6 | ",
                "simulate: {} | simulate: {seed: 7} | fitness-producer",
                "kafka:9092 | kafka:9093 | fitness-producer fitness-stream"
            })
    void ofALine(String line, String replacement, String rolled) {
        // Given
        String flow = replacement.replace(", ", "\n    ");

        // When
        PipelinePlan changed = ManifestCase.of("minimal").planWith(line, flow);

        // Then
        assertThat(rolled(changed)).isEqualTo(names(rolled));
    }

    private static List<String> rolled(PipelinePlan changed) {
        List<StatefulSet> before = ManifestCase.of("minimal").objects(StatefulSet.class);
        return ManifestCase.objects(changed, StatefulSet.class).stream()
                .filter(set -> before.stream()
                        .noneMatch(old ->
                                old.getSpec().getTemplate().equals(set.getSpec().getTemplate())))
                .map(set -> set.getMetadata().getName())
                .sorted()
                .toList();
    }

    private static List<String> names(String list) {
        return list == null ? List.of() : Stream.of(list.split(" ")).toList();
    }
}
