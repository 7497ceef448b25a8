package dev.activitypipeline.controller.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.activitypipeline.controller.Needs;
import dev.activitypipeline.controller.Program;
import dev.activitypipeline.controller.TestApiServer;
import dev.activitypipeline.controller.api.v1alpha1.ActivityPipeline;
import dev.activitypipeline.controller.plan.PipelinePlanner;
import dev.activitypipeline.controller.schema.SpecViolation;
import io.fabric8.kubernetes.api.model.StatusCause;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The same wrong manifests that the reader and the planner refuse, given to an API server with strict fields: it refuses nothing that they would not,
 * at no other field, and what our rules say it says in the planner's words.
 */
@Needs(Program.API_SERVER)
class InvalidManifestsOnApiServerTest {
    private static final String PATH =
            "/apis/activity.dev/v1alpha1/namespaces/default/activitypipelines?dryRun=All&fieldValidation=Strict";
    private static final YAMLMapper YAML = new YAMLMapper();
    private static final Pattern QUOTED_FIELD = Pattern.compile("\"(spec[.a-zA-Z]*)\"");
    private static final String EXPECT = "# expect: ";
    /** Rules that join fields, know Kafka's and Spark's properties, or look into a path; and a key that the client drops before it sends. */
    private static final List<String> LEFT_TO_THE_CONTROLLER = Stream.of(
                    "authentication-plain-without-tls",
                    "bootstrap-port",
                    "deadline-below-trigger",
                    "duplicate-keys",
                    "executors-one-pod-volume",
                    "files-glob",
                    "files-path-ending",
                    "files-two-producers",
                    "http-status-port",
                    "kafka-properties",
                    "min-insync-above-replicas",
                    "parquet-compaction",
                    "retention-too-long",
                    "spark-conf",
                    "store-path-backslash",
                    "store-path-drive",
                    "store-path-empty-part",
                    "store-path-fullwidth-dots",
                    "store-path-parent-inside",
                    "store-path-parent",
                    "store-path-reserved",
                    "topic-config-not-scalar",
                    "topic-config")
            .map(name -> "invalid-" + name + ".yaml")
            .toList();

    private static TestApiServer server;
    private static KubernetesClient client;

    @BeforeAll
    static void start() throws IOException {
        server = new TestApiServer();
        client = server.client();
        server.define(TestApiServer.PIPELINE_KIND);
        String valid =
                YAML.readTree(Path.of("../k8s/samples/pipeline.yaml").toFile()).toString();
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .ignoreExceptions()
                .until(() -> client.raw(PATH, "POST", valid) != null);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @MethodSource("manifests")
    void isRefusedInTheSameWordsOrLeftToTheController(Path file) throws IOException {
        // Given
        List<String> expected = expected(file);

        // When
        Optional<KubernetesClientException> refusal = post(tree(file).orElseThrow());

        // Then
        for (StatusCause cause : causes(refusal)) {
            assertThat(expected)
                    .as("the API server says: %s: %s", cause.getField(), cause.getMessage())
                    .anyMatch(line -> isAbout(line, cause));
        }
    }

    /** Most are refused while the user is still looking; the rest needs Kafka's or Spark's knowledge, and is told in the status. */
    @Test
    void refusesMostOfThem() throws IOException {
        // Given
        List<String> left = new ArrayList<>();

        // When
        for (Path file : manifests()) {
            if (post(tree(file).orElseThrow()).isEmpty()) {
                left.add(file.getFileName().toString());
            }
        }

        // Then
        assertThat(manifests()).hasSizeGreaterThan(60);
        assertThat(left).containsExactlyInAnyOrderElementsOf(LEFT_TO_THE_CONTROLLER);
    }

    @ParameterizedTest
    @CsvSource({
        "/spec/topic/name, other",
        "/spec/topic/partitions, 3",
        "/spec/store/format, parquet",
        "/spec/store/accessMode, ReadWriteMany",
        "/spec/store/path, elsewhere",
        "/spec/store/storageClassName, other",
        "/spec/store/size, 5Gi",
    })
    void aChangeThatCannotBeIsRefusedInThePlannersWords(String pointer, String value) throws IOException {
        // Given
        ObjectNode before = (ObjectNode)
                YAML.readTree(Path.of("../k8s/samples/pipeline.yaml").toFile());
        ObjectNode after = before.deepCopy();
        String name = pointer.substring(pointer.lastIndexOf('/') + 1);
        ((ObjectNode) after.at(pointer.substring(0, pointer.lastIndexOf('/')))).set(name, YAML.readTree(value));
        List<SpecViolation> planned =
                PipelinePlanner.change(pipeline(before), pipeline(after)).violations();
        ActivityPipeline there =
                client.resource(pipeline(before)).inNamespace("default").create();

        // When
        KubernetesClientException refusal = catchThrowableOfType(
                KubernetesClientException.class,
                () -> client.resource(pipeline(after)).inNamespace("default").update());
        client.resource(there).delete();

        // Then
        assertThat(planned).hasSize(1);
        assertThat(refusal).as("nothing was refused").isNotNull();
        assertThat(refusal.getMessage()).contains(planned.get(0).rule());
    }

    static List<Path> manifests() throws IOException {
        return InvalidManifestsTest.manifests().stream()
                .filter(file -> tree(file).isPresent())
                .toList();
    }

    /** Empty where kubectl itself would not send it: no YAML, no object, another kind. */
    private static Optional<ObjectNode> tree(Path file) {
        try {
            JsonNode tree = YAML.readTree(Files.readString(file));
            boolean ours = tree instanceof ObjectNode
                    && tree.path("kind").asText().equals("ActivityPipeline")
                    && tree.path("apiVersion").asText().equals("activity.dev/v1alpha1");
            return ours && !Files.readString(file).contains("\n---\n")
                    ? Optional.of((ObjectNode) tree)
                    : Optional.empty();
        } catch (JsonProcessingException noYaml) {
            return Optional.empty();
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }

    private static List<String> expected(Path file) throws IOException {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith(EXPECT))
                    .map(line -> line.substring(EXPECT.length()))
                    .toList();
        }
    }

    private static Optional<KubernetesClientException> post(ObjectNode manifest) {
        try {
            client.raw(PATH, "POST", manifest.toString());
            return Optional.empty();
        } catch (KubernetesClientException refused) {
            return Optional.of(refused);
        }
    }

    /** Without what the API server adds of its own: that it went no further, and what kubectl scale could not read. */
    private static List<StatusCause> causes(Optional<KubernetesClientException> refusal) {
        return refusal
                .map(refused -> refused.getStatus().getDetails())
                .map(details -> details.getCauses())
                .orElse(List.of())
                .stream()
                .filter(cause -> !cause.getMessage().contains("some validation rules were not checked"))
                .filter(cause -> !cause.getMessage().contains("accessor error"))
                .toList();
    }

    /** Whether one of ours speaks of the same field, and, where the API server says one of our rules, in the same words. */
    private static boolean isAbout(String line, StatusCause cause) {
        String field = field(cause);
        String below = line.startsWith(field) ? line.substring(field.length()) : "";
        int rule = cause.getMessage().indexOf("must ");
        boolean ours = rule >= 0
                && field.startsWith("spec.")
                && !cause.getMessage().contains(" in body ")
                && !cause.getMessage().contains("(anyOf)");
        return line.contains(field)
                && (!ours
                        || below.startsWith(".")
                        || line.contains(cause.getMessage().substring(rule)));
    }

    private static String field(StatusCause cause) {
        Matcher quoted = QUOTED_FIELD.matcher(cause.getMessage());
        String field = cause.getField().equals("<nil>") && quoted.find() ? quoted.group(1) : cause.getField();
        return field.replaceAll("\\[.*", "").replaceFirst("^\\.", "");
    }

    private static ActivityPipeline pipeline(JsonNode tree) {
        return ((Reading.Read) ManifestReader.read(tree.toString())).pipeline();
    }
}
