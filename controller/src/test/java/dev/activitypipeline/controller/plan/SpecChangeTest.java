package dev.activitypipeline.controller.plan;

import static dev.activitypipeline.controller.plan.Manifests.KAFKA;
import static dev.activitypipeline.controller.plan.Manifests.PRODUCER;
import static dev.activitypipeline.controller.plan.Manifests.TOPIC;
import static dev.activitypipeline.controller.plan.Manifests.minimal;
import static dev.activitypipeline.controller.plan.Manifests.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.activitypipeline.controller.api.v1alpha1.Impact;
import dev.activitypipeline.controller.schema.SpecViolation;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpecChangeTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "suspend: true | spec.suspend | IN_PLACE",
                "stream: {trigger: 5s} | spec.stream.trigger | RESTART_STREAM",
                "stream: {startingOffsets: latest} | spec.stream.startingOffsets | NONE",
                "stream: {progressDeadline: 10m} | spec.stream.progressDeadline | IN_PLACE",
                "stream: {restartPolicy: {maxDelay: 10m}} | spec.stream.restartPolicy.maxDelay | IN_PLACE",
                "stream: {sparkConf: {spark.task.maxFailures: 2}} | spec.stream.sparkConf | RESTART_STREAM",
                "store: {size: 20Gi} | spec.store.size | IN_PLACE",
                "store: {retention: 30d} | spec.store.retention | RESTART_STREAM",
                "store: {compaction: {interval: 1h}} | spec.store.compaction | RESTART_STREAM",
                "validation: {unknownFields: Reject} | spec.validation.unknownFields | RESTART_STREAM",
                "validation: {ranges: {steps: {max: 5}}} | spec.validation.ranges | RESTART_STREAM"
            })
    void everyChangeHasItsImpact(String added, String field, Impact impact) {
        // When
        SpecChange change = PipelinePlanner.change(minimal(), with(KAFKA, TOPIC, PRODUCER, "  " + added + "\n"));

        // Then
        assertThat(change.fields()).extracting(FieldChange::field).containsExactly(field);
        assertThat(change.impacts()).containsExactly(impact);
        assertThat(change.violations()).isEmpty();
    }

    @Test
    void anotherBrokerRollsTheProducersAndRestartsTheStream() {
        // When
        SpecChange change = PipelinePlanner.change(minimal(), with(KAFKA.replace("9092", "9093"), TOPIC, PRODUCER));

        // Then
        assertThat(change.impacts()).containsExactly(Impact.ROLL_PRODUCER, Impact.RESTART_STREAM);
    }

    @Test
    void scalingIsInPlaceAndAnotherSourceRolls() {
        assertThat(change(PRODUCER.replace("{source", "{replicas: 3, source")).impacts())
                .containsExactly(Impact.IN_PLACE);
        assertThat(change(PRODUCER.replace("simulate: {}", "simulate: {users: 5}"))
                        .impacts())
                .containsExactly(Impact.ROLL_PRODUCER);
        assertThat(change(PRODUCER.replace("simulate", "http")).fields())
                .extracting(FieldChange::field)
                .containsExactly("spec.producer.source.simulate", "spec.producer.source.http");
    }

    @Test
    void whatMeansTheSameIsNoChange() {
        // Given
        String[] said = {"  stream: {trigger: 2000ms, resources: {cpu: \"0.5\"}}\n", "  store: {size: 10240Mi}\n"};

        // When
        SpecChange change = PipelinePlanner.change(minimal(), with(KAFKA, TOPIC, PRODUCER, said[0], said[1]));

        // Then
        assertThat(change.fields()).isEmpty();
        assertThat(change.impacts()).isEmpty();
    }

    @Test
    void whatCannotChangeIsRefusedAllAtOnce() {
        // Given
        String[] before = {KAFKA, TOPIC, PRODUCER, "  store: {size: 10Gi}\n"};
        String[] after = {
            KAFKA,
            "  topic: {name: other, partitions: 3}\n",
            PRODUCER,
            "  store: {size: 5Gi, format: parquet, path: a, storageClassName: fast, accessMode: ReadWriteMany}\n"
        };

        // When
        SpecChange change = PipelinePlanner.change(with(before), with(after));

        // Then
        assertThat(messages(change))
                .containsExactly(
                        "spec.topic.name is immutable; create a new pipeline",
                        "spec.topic.partitions cannot shrink, for Kafka cannot take partitions from a topic;"
                                + " create a new pipeline, got 3 after 6",
                        "spec.store.size cannot shrink, for Kubernetes cannot make a volume smaller;"
                                + " create a new pipeline, got 5Gi after 10Gi",
                        "spec.store.format is immutable; create a new pipeline",
                        "spec.store.storageClassName is immutable; create a new pipeline",
                        "spec.store.accessMode is immutable; create a new pipeline",
                        "spec.store.path is immutable; create a new pipeline");
        assertThat(change.impacts()).contains(Impact.RESET_REQUIRED);
    }

    @Test
    void growingIsAllowed() {
        // When
        SpecChange change = PipelinePlanner.change(
                minimal(),
                with(KAFKA, TOPIC.replace("partitions: 6", "partitions: 12"), PRODUCER, "  store: {size: 10.5Gi}\n"));

        // Then
        assertThat(change.fields()).hasSize(2);
        assertThat(change.violations()).isEmpty();
    }

    private static SpecChange change(String producer) {
        return PipelinePlanner.change(minimal(), with(KAFKA, TOPIC, producer));
    }

    private static List<String> messages(SpecChange change) {
        return change.violations().stream().map(SpecViolation::message).toList();
    }
}
