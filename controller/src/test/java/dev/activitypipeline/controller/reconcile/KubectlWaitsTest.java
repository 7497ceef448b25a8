package dev.activitypipeline.controller.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.activitypipeline.controller.Needs;
import dev.activitypipeline.controller.Program;
import dev.activitypipeline.controller.TestApiServer;
import dev.activitypipeline.controller.api.v1alpha1.ActivityPipeline;
import dev.activitypipeline.controller.status.LimbHealth;
import dev.activitypipeline.controller.status.ObservedPipeline;
import dev.activitypipeline.controller.status.Reason;
import dev.activitypipeline.controller.status.StatusReport;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** kubectl itself, waiting for a pipeline whose status is written here in the controller's place. */
@Needs(Program.API_SERVER)
class KubectlWaitsTest {
    private static final LimbHealth WELL = new LimbHealth.Healthy(Reason.RUNNING, "stores");
    private static final LimbHealth STARTS = new LimbHealth.Progressing(Reason.DRIVER_STARTING, "starts");
    private static final LimbHealth BROKEN = new LimbHealth.Broken(Reason.STORAGE_FULL, "is full");
    private static TestApiServer server;

    @TempDir
    static Path scratch;

    private ActivityPipeline pipeline;

    @BeforeAll
    static void start() throws IOException {
        server = new TestApiServer();
        server.define(TestApiServer.PIPELINE_KIND);
        Files.writeString(scratch.resolve("kubeconfig"), server.kubeConfig());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void create() throws IOException {
        String sample = Files.readString(Path.of("../k8s/samples/pipeline.yaml"));
        pipeline = Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .ignoreExceptions()
                .until(
                        () -> server.client()
                                .resource(Serialization.unmarshal(sample, ActivityPipeline.class))
                                .inNamespace("default")
                                .create(),
                        created -> true);
    }

    @AfterEach
    void delete() {
        server.client().resource(pipeline).delete();
    }

    @Test
    void aNewPipelineIsToldApartFromOneThatIsReady() {
        assertThat(pipeline.getStatus().observedGeneration()).isEqualTo(-1);
    }

    @Test
    void waitsUntilItRuns() throws Exception {
        // When
        reported(STARTS);
        boolean early = waitFor("Ready");
        reported(WELL);

        // Then
        assertThat(early).isFalse();
        assertThat(waitFor("Ready")).isTrue();
    }

    @Test
    void whatRanBeforeTheNewestSpecIsNotReady() throws Exception {
        // Given
        reported(WELL);

        // When
        pipeline = server.client().resource(pipeline).edit(found -> {
            found.setSpec(Serialization.unmarshal(
                    Serialization.asYaml(found.getSpec()).replace("trigger: \"2s\"", "trigger: \"3s\""),
                    dev.activitypipeline.controller.api.v1alpha1.ActivityPipelineSpec.class));
            return found;
        });

        // Then
        assertThat(pipeline.getMetadata().getGeneration()).isEqualTo(2);
        assertThat(waitFor("Ready")).isFalse();
    }

    @Test
    void trouble() throws Exception {
        // When
        reported(BROKEN);

        // Then
        assertThat(waitFor("Stalled")).isTrue();
        assertThat(waitFor("Ready")).isFalse();
    }

    private void reported(LimbHealth stream) {
        pipeline.setStatus(StatusReport.of(pipeline, ObservedPipeline.of(WELL, WELL, WELL, stream), Instant.now()));
        pipeline = server.client().resource(pipeline).updateStatus();
    }

    private static boolean waitFor(String condition) throws IOException, InterruptedException {
        Process kubectl = new ProcessBuilder(
                        kubectl(),
                        "--kubeconfig=" + scratch.resolve("kubeconfig"),
                        "wait",
                        "--for=condition=" + condition,
                        "activitypipeline/fitness",
                        "--timeout=2s")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(kubectl.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return kubectl.exitValue() == 0;
    }

    private static String kubectl() throws IOException {
        try (Stream<Path> programs = Files.walk(Path.of(System.getenv(TestApiServer.PROGRAMS)))) {
            return programs.filter(program -> program.endsWith("kubectl"))
                    .findFirst()
                    .orElseThrow()
                    .toString();
        }
    }
}
