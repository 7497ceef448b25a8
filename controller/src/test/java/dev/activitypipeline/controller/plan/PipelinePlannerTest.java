package dev.activitypipeline.controller.plan;

import static dev.activitypipeline.controller.plan.Manifests.KAFKA;
import static dev.activitypipeline.controller.plan.Manifests.PRODUCER;
import static dev.activitypipeline.controller.plan.Manifests.TOPIC;
import static dev.activitypipeline.controller.plan.Manifests.minimal;
import static dev.activitypipeline.controller.plan.Manifests.plan;
import static dev.activitypipeline.controller.plan.Manifests.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.activitypipeline.contract.event.EventField;
import dev.activitypipeline.contract.settings.ProducerSettings;
import dev.activitypipeline.contract.settings.ProducerSource;
import dev.activitypipeline.contract.settings.StreamSettings;
import dev.activitypipeline.controller.api.v1alpha1.ActivityPipeline;
import dev.activitypipeline.controller.api.v1alpha1.ActivityPipelineSpec;
import dev.activitypipeline.controller.plan.Planning.Rejected;
import dev.activitypipeline.controller.schema.SpecViolation;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PipelinePlannerTest {
    private static final Placement PLACE = new Placement(
            "id", "broker:9092", Optional.empty(), Path.of("/volume"), Optional.of(Path.of("/acks")), 9404, false);
    private static final Map<String, String> LEAST_ENVIRONMENT = Map.of(
            "PIPELINE_NAME", "fitness",
            "PIPELINE_ID", "id",
            "KAFKA_BOOTSTRAP_SERVERS", "broker:9092",
            "KAFKA_TOPIC", "user-activity",
            "STORE_PATH", "/volume",
            "STATUS_PORT", "9404",
            "ACKNOWLEDGEMENTS", "/acks");

    @Test
    void theLeastManifestMeansTheSameAsTheLeastEnvironment() {
        // Given
        ActivityPipeline pipeline = minimal();

        // When
        PipelinePlan plan = plan(pipeline);

        // Then
        assertThat(plan.streamSettings(PLACE)).isEqualTo(StreamSettings.fromEnvironment(LEAST_ENVIRONMENT));
        assertThat(plan.producerSettings(0, PLACE)).isEqualTo(ProducerSettings.fromEnvironment(LEAST_ENVIRONMENT));
    }

    @Test
    void theUsersSpecStaysAsItIs() {
        // Given
        ActivityPipeline pipeline = minimal();
        ActivityPipelineSpec before = pipeline.getSpec();

        // When
        PipelinePlanner.plan(pipeline);

        // Then
        assertThat(pipeline.getSpec()).isSameAs(before);
        assertThat(pipeline.getSpec().stream()).isNull();
    }

    @Test
    void sayingADefaultChangesNothing() {
        // Given
        ActivityPipeline spoken = with(KAFKA, TOPIC, PRODUCER, "  stream: {trigger: 2s}\n  store: {format: delta}\n");

        // When
        PipelinePlan plan = plan(spoken);

        // Then
        assertThat(plan).isEqualTo(plan(minimal()));
    }

    @Test
    void propertiesAreTextsInOrder() {
        // Given
        ActivityPipeline pipeline = with(
                KAFKA,
                "  topic: {name: t, partitions: 1, config: {segment.ms: 60000, preallocate: true, min.cleanable.dirty.ratio: 0.25}}\n",
                PRODUCER);

        // When
        PipelinePlan plan = plan(pipeline);

        // Then
        assertThat(plan.topic().config())
                .containsExactly(
                        Map.entry("min.cleanable.dirty.ratio", "0.25"),
                        Map.entry("preallocate", "true"),
                        Map.entry("segment.ms", "60000"));
    }

    @Test
    void aFilesSourceIsFoundUnderItsVolume() {
        // Given
        ActivityPipeline pipeline = with(
                KAFKA,
                TOPIC,
                "  producer: {source: {files: {claim: my-data, directory: a/b, path: '*.csv', watch: false}}}\n");

        // When
        PipelinePlan plan = plan(pipeline);

        // Then
        assertThat(plan.producer().claim()).contains("my-data");
        assertThat(plan.producerSettings(0, PLACE).source())
                .isEqualTo(new ProducerSource.Files(Path.of("/volume/a/b"), "*.csv", false));
    }

    @Test
    void theStoresPathIsUnderItsVolume() {
        assertThat(plan(with(KAFKA, TOPIC, PRODUCER, "  store: {path: pipelines/a}\n"))
                        .streamSettings(PLACE)
                        .store())
                .isEqualTo(Path.of("/volume/pipelines/a"));
    }

    @Test
    void parquetHasNoCompaction() {
        // When
        StorePlan store = plan(with(KAFKA, TOPIC, PRODUCER, "  store: {format: parquet, retention: 90d}\n"))
                .store();

        // Then
        assertThat(store.compactionInterval()).isEqualTo(Duration.ZERO);
        assertThat(store.retentionDays()).isEqualTo(90);
    }

    @Test
    void rulesTightenTheContract() {
        // Given
        ActivityPipeline pipeline = with(
                KAFKA,
                TOPIC,
                PRODUCER,
                "  validation: {unknownFields: Reject, ranges: {steps: {max: 50000}}, allowed: {mood: [Happy, Tired]}}\n");

        // When
        PipelinePlan plan = plan(pipeline);

        // Then
        assertThat(plan.stream().rules().max(EventField.STEPS)).isEqualTo(50_000);
        assertThat(plan.stream().rules().min(EventField.STEPS)).isZero();
        assertThat(plan.stream().rules().allowed(EventField.MOOD)).containsExactly("Happy", "Tired");
        assertThat(plan.stream().rules().rejectsUnknownFields()).isTrue();
    }

    @Test
    void executorsShareOneNodesVolume() {
        assertThat(plan(with(KAFKA, TOPIC, PRODUCER, "  stream: {executors: 2}\n")).stream()
                        .executors())
                .isEqualTo(2);
    }

    @Test
    void aSpecFromAnOldApiServerIsToldWhatIsMissing() {
        // Given
        ActivityPipeline bare = new ActivityPipeline();
        bare.setSpec(new ActivityPipelineSpec(null, null, null, null, null, null, null));

        // When
        Planning planning = PipelinePlanner.plan(bare);

        // Then
        assertThat(((Rejected) planning).violations())
                .extracting(SpecViolation::field)
                .containsExactly("metadata.name", "spec.kafka", "spec.topic", "spec.producer");
    }

    @Test
    void securityFollowsFromTlsAndLogIn() {
        assertThat(plan(minimal()).kafka().securityProtocol()).isEqualTo("PLAINTEXT");
        assertThat(protocol("tls: {}")).isEqualTo("SSL");
        assertThat(protocol("tls: {}, authentication: {type: tls, certificate: {secretName: u, key: c},"
                        + " privateKey: {secretName: u, key: k}}"))
                .isEqualTo("SSL");
        assertThat(protocol("authentication: {type: scram-sha-512, username: u, password: {secretName: u, key: p}}"))
                .isEqualTo("SASL_PLAINTEXT");
        assertThat(protocol("tls: {}, authentication: {type: plain, username: u, password: {secretName: u, key: p}}"))
                .isEqualTo("SASL_SSL");
    }

    private static String protocol(String kafka) {
        return plan(with("  kafka: {bootstrapServers: 'kafka:9092', " + kafka + "}\n", TOPIC, PRODUCER))
                .kafka()
                .securityProtocol();
    }
}
