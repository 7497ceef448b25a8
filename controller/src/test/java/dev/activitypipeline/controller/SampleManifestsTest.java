package dev.activitypipeline.controller;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.activitypipeline.contract.settings.ProducerSource;
import dev.activitypipeline.controller.manifest.ManifestReader;
import dev.activitypipeline.controller.plan.PipelinePlan;
import dev.activitypipeline.controller.plan.PipelinePlanner;
import dev.activitypipeline.controller.plan.Planning;
import dev.activitypipeline.controller.plan.Planning.Planned;
import dev.activitypipeline.controller.schema.ModelSchema;
import dev.activitypipeline.controller.schema.Schema;
import dev.activitypipeline.controller.schema.Schema.MapSchema;
import dev.activitypipeline.controller.schema.Schema.ObjectSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What people copy must work. */
class SampleManifestsTest {
    private static final Path SAMPLES = Path.of("../k8s/samples");

    @ParameterizedTest
    @MethodSource("samples")
    void everySampleIsPlanned(Path sample) {
        // When
        Planning planning = PipelinePlanner.plan(ManifestReader.read(sample));

        // Then
        assertThat(planning).isInstanceOf(Planned.class);
    }

    @Test
    void theFirstSampleIsTheOneThatTheDocumentsSpeakOf() {
        // When
        PipelinePlan plan = plan("pipeline.yaml");

        // Then
        assertThat(plan.pipeline()).isEqualTo("fitness");
        assertThat(plan.topic().name()).isEqualTo("user-activity");
        assertThat(plan.topic().partitions()).isEqualTo(6);
        assertThat(plan.stream().trigger()).isEqualTo(Duration.ofSeconds(2));
        assertThat(plan.producer().source()).isInstanceOfSatisfying(ProducerSource.Simulate.class, simulate -> {
            assertThat(simulate.eventsPerSecond()).isEqualTo(1_000);
            assertThat(simulate.users()).isEqualTo(10_000);
            assertThat(simulate.seed()).isEqualTo(42);
        });
    }

    @Test
    void theFullSampleMentionsEveryField() throws IOException {
        // Given
        String text = Files.readString(SAMPLES.resolve("full.yaml"));
        JsonNode spec = new YAMLMapper().readTree(text).path("spec");
        List<String> missing = new ArrayList<>();

        // When
        collectMissing(ModelSchema.SPEC, spec, "", text, missing);

        // Then
        assertThat(missing).isEmpty();
    }

    static List<Path> samples() throws IOException {
        try (Stream<Path> files = Files.list(SAMPLES)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
    }

    private static PipelinePlan plan(String sample) {
        return ((Planned) PipelinePlanner.plan(ManifestReader.read(SAMPLES.resolve(sample)))).plan();
    }

    /** A field that excludes one that is there (a source, a way to log in) stands in a comment. */
    private static void collectMissing(Schema schema, JsonNode value, String path, String text, List<String> missing) {
        if (schema instanceof ObjectSchema object) {
            object.fields().forEach((name, field) -> {
                JsonNode below = value.path(name);
                if (below.isMissingNode() && !text.matches("(?s).*#[^\\n]*\\b" + name + ":.*")) {
                    missing.add(path + "." + name);
                }
                collectMissing(field.schema(), below, path + "." + name, text, missing);
            });
        } else if (schema instanceof MapSchema map && !value.isEmpty()) {
            collectMissing(map.values(), value.iterator().next(), path + "{}", text, missing);
        }
    }
}
