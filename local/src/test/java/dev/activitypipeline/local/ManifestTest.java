package dev.activitypipeline.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.activitypipeline.contract.settings.ProducerSettings;
import dev.activitypipeline.contract.settings.ProducerSource.Files;
import dev.activitypipeline.contract.settings.ProducerSource.Http;
import dev.activitypipeline.contract.settings.StreamSettings;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManifestTest {
    private static final String SIMULATED = """
            apiVersion: activity.dev/v1alpha1
            kind: ActivityPipeline
            metadata: {name: fitness}
            spec:
              kafka: {bootstrapServers: "kafka:9092"}
              topic: {name: user-activity, partitions: 6, replicas: 3}
              producer: {replicas: 2, source: {simulate: {}}}
              stream: {executors: 2, resources: {memory: 1536Mi}}
            """;

    private static final String WITH_ONE_PRODUCER = SIMULATED.replace("replicas: 2", "replicas: 1");

    private static final CommonGround GROUND = new CommonGround(
            "id", "127.0.0.1:1", Path.of("/s/_local/kafka.properties"), Path.of("/s"), Path.of("/s/_local/acks"));

    @TempDir
    Path temporary;

    @Test
    void aWrongManifestIsToldWhole() throws IOException {
        // Given
        RunArguments arguments = arguments(SIMULATED
                .replace("partitions: 6", "partitions: 0")
                .replace("source: {simulate: {}}", "source: {simulate: {users: -5}}"));

        // When
        RunRefused refused = catchThrowableOfType(RunRefused.class, () -> Manifest.plan(arguments));

        // Then
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.reasons())
                .hasSize(2)
                .anyMatch(reason -> reason.startsWith("spec.topic.partitions: "))
                .anyMatch(reason -> reason.startsWith("spec.producer.source.simulate.users: "));
    }

    @Test
    void aSuspendedPipelineIsNotRun() throws IOException {
        // Given
        RunArguments arguments = arguments(SIMULATED + "  suspend: true\n");

        // When
        RunRefused refused = catchThrowableOfType(RunRefused.class, () -> Manifest.plan(arguments));

        // Then
        assertThat(refused).hasMessageStartingWith("spec.suspend is true");
    }

    @Test
    void whatMeansSomethingElseHereIsNoted() throws IOException, RunRefused {
        // When
        RunPlan plan = Manifest.plan(arguments(SIMULATED));

        // Then
        assertThat(plan.notes())
                .containsExactly(
                        "the topic has 1 copy instead of 3, since there is one broker here",
                        "the 2 executors are threads of one process here");
        assertThat(plan.streamHeap()).isEqualTo("1536m");
        assertThat(plan.streamCores())
                .isEqualTo(Math.min(2, Runtime.getRuntime().availableProcessors()));
    }

    @Test
    void theSettingsAreTheControllersWithThisMachinesPlaces() throws IOException, RunRefused {
        // Given
        RunPlan plan = Manifest.plan(arguments(SIMULATED));

        // When
        ProducerSettings producer = plan.producerSettings(1, GROUND);
        StreamSettings stream = plan.streamSettings(GROUND);

        // Then
        assertThat(producer.producerId()).isEqualTo("fitness-1");
        assertThat(producer.acknowledgements()).contains(Path.of("/s/_local/acks"));
        assertThat(producer.exitWhenDone()).isTrue();
        assertThat(producer.kafka()).isEqualTo(stream.kafka());
        assertThat(stream.store()).isEqualTo(Path.of("/s"));
        assertThat(stream.pipelineId()).isEqualTo("id");
    }

    @Test
    void theClientsHaveTheManifestsPropertiesAndNoneOfItsSecurity() throws IOException, RunRefused {
        // Given
        RunPlan plan = Manifest.plan(arguments(SIMULATED.replace(
                "\"kafka:9092\"",
                "\"kafka:9092\", tls: {trustedCertificates: {secretName: ca, key: ca.crt}},"
                        + " properties: {metadata.max.age.ms: 5000}")));

        // When
        String properties = plan.kafkaProperties();

        // Then
        assertThat(properties.lines()).containsExactly("metadata.max.age.ms=5000", "security.protocol=PLAINTEXT");
        assertThat(plan.streamSettings(GROUND).kafka().propertiesFile()).contains(GROUND.kafkaProperties());
        assertThat(plan.producerSettings(0, GROUND).kafka().propertiesFile()).contains(GROUND.kafkaProperties());
    }

    @Test
    void aFolderStandsForTheClaimOfFiles() throws IOException, RunRefused {
        // Given
        java.nio.file.Files.createDirectories(temporary.resolve("in/2024"));
        String manifest = WITH_ONE_PRODUCER.replace(
                "simulate: {}", "files: {claim: my-data, directory: \"2024\", path: \"*.csv\"}");

        // When
        RunPlan plan = Manifest.plan(
                arguments(manifest, "--files", temporary.resolve("in").toString()));

        // Then
        assertThat(plan.producerSettings(0, GROUND).source())
                .isEqualTo(new Files(temporary.resolve("in/2024"), "*.csv", true));
    }

    @Test
    void aFolderOfFilesThatIsAbsentIsToldWithWhatToDo() throws IOException {
        // Given
        RunArguments arguments =
                arguments(WITH_ONE_PRODUCER.replace("simulate: {}", "files: {claim: my-data, path: \"*.csv\"}"));

        // When
        RunRefused refused = catchThrowableOfType(RunRefused.class, () -> Manifest.plan(arguments));

        // Then
        assertThat(refused)
                .hasMessageContaining("\"my-data\"")
                .hasMessageContaining("data/my-data")
                .hasMessageContaining("--files");
    }

    @Test
    void producersOfAnHttpSourceHaveAPortEach() throws IOException, RunRefused {
        // Given
        RunPlan plan = Manifest.plan(arguments(SIMULATED.replace("simulate: {}", "http: {port: 8081}")));

        // When
        ProducerSettings second = plan.producerSettings(1, GROUND);

        // Then
        assertThat(second.source()).isEqualTo(new Http(8082));
    }

    private RunArguments arguments(String manifest, String... more) throws IOException {
        Path file = java.nio.file.Files.writeString(temporary.resolve("pipeline.yaml"), manifest);
        String[] words = new String[more.length + 2];
        words[0] = "--pipeline";
        words[1] = file.toString();
        System.arraycopy(more, 0, words, 2, more.length);
        try {
            return RunArguments.parse(words);
        } catch (RunRefused impossible) {
            throw new AssertionError(impossible);
        }
    }
}
