package dev.activitypipeline.controller.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.activitypipeline.controller.Needs;
import dev.activitypipeline.controller.Program;
import dev.activitypipeline.controller.TestApiServer;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.dsl.FieldValidateable.Validation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Everything under k8s/, as a real API server takes it: field by field, and again without a change. */
@Needs(Program.API_SERVER)
class PlainManifestsOnApiServerTest {
    private static final Path KUBERNETES = Path.of("../k8s");
    private static TestApiServer server;

    @BeforeAll
    static void start() throws IOException {
        server = new TestApiServer();
        server.client()
                .resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName("demo")
                        .endMetadata()
                        .build())
                .create();
        for (String file : List.of("namespace.yaml", "activitypipeline-crd.yaml", "kafkatopic-crd.yaml")) {
            objects(KUBERNETES.resolve("install").resolve(file)).forEach(PlainManifestsOnApiServerTest::apply);
        }
        Awaitility.await().atMost(Duration.ofSeconds(30)).ignoreExceptions().until(() -> server.client()
                .genericKubernetesResources("activity.dev/v1alpha1", "ActivityPipeline")
                .inNamespace("demo")
                .list()
                .getItems()
                .isEmpty());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @MethodSource("files")
    void isTaken(Path file) throws IOException {
        for (HasMetadata object : objects(file)) {
            // When
            HasMetadata taken = apply(object);
            HasMetadata again = apply(object);

            // Then
            assertThat(taken.getMetadata().getUid()).isNotEmpty();
            assertThat(again.getMetadata().getGeneration())
                    .isEqualTo(taken.getMetadata().getGeneration());
        }
    }

    @Test
    void aTypoIsNotTaken() throws IOException {
        // Given
        String text =
                Files.readString(KUBERNETES.resolve("samples/minimal.yaml")).replace("partitions", "partitons");
        JsonNode typo = Rendered.of(text).objects().get(0);

        // Then
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> apply(Rendered.typed(typo)))
                .hasMessageContaining("spec.topic.partitons");
    }

    static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(KUBERNETES)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .filter(file -> !file.endsWith("kustomization.yaml"))
                    .filter(file -> !file.toString().contains("/target/"))
                    .sorted()
                    .toList();
        }
    }

    private static HasMetadata apply(HasMetadata object) {
        HasMetadata placed = object;
        if (object.getMetadata().getNamespace() == null && isNamespaced(object)) {
            placed.getMetadata().setNamespace("demo");
        }
        return server.client()
                .resource(placed)
                .fieldValidation(Validation.STRICT)
                .forceConflicts()
                .serverSideApply();
    }

    private static boolean isNamespaced(HasMetadata object) {
        return !List.of("Namespace", "CustomResourceDefinition", "ClusterRole", "ClusterRoleBinding")
                .contains(object.getKind());
    }

    private static List<HasMetadata> objects(Path file) throws IOException {
        return Rendered.of(Files.readString(file)).objects().stream()
                .map(Rendered::typed)
                .toList();
    }
}
