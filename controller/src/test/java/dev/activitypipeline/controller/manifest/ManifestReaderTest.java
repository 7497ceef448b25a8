package dev.activitypipeline.controller.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.activitypipeline.controller.manifest.Reading.Read;
import dev.activitypipeline.controller.manifest.Reading.Unreadable;
import dev.activitypipeline.controller.plan.PipelinePlanner;
import dev.activitypipeline.controller.plan.Planning.Planned;
import dev.activitypipeline.controller.schema.SpecViolation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManifestReaderTest {
    private static final String HEAD = """
            apiVersion: activity.dev/v1alpha1
            kind: ActivityPipeline
            metadata: {name: fitness}
            """;
    private static final String SPEC = """
            spec:
              kafka: {bootstrapServers: 'kafka:9092'}
              topic: {name: user-activity, partitions: 6}
              producer: {source: {simulate: {}}}
            """;

    @TempDir
    private Path directory;

    @Test
    void whatKubectlPrintsIsReadBack() {
        // Given
        String printed = HEAD.replace(
                        "{name: fitness}",
                        "{name: fitness, uid: 0b1c, generation: 3, creationTimestamp: 2026-01-01T00:00:00Z, managedFields: []}")
                + SPEC + "status: {phase: Running, conditions: [{type: Ready}], unheardOf: 1}\n";

        // When
        Reading reading = ManifestReader.read(printed);

        // Then
        assertThat(reading).isInstanceOf(Read.class);
        assertThat(((Read) reading).pipeline().getMetadata().getUid()).isEqualTo("0b1c");
        assertThat(((Read) reading).pipeline().getStatus()).isNull();
    }

    @Test
    void anchorsAreFollowed() {
        // Given
        String manifest = HEAD + SPEC.replace("name: user-activity", "name: &n user-activity")
                + "  validation: {allowed: {mood: [*n]}}\n";

        // When
        Reading reading = ManifestReader.read(manifest);

        // Then
        assertThat(((Read) reading).pipeline().getSpec().validation().allowed().get("mood"))
                .containsExactly("user-activity");
    }

    @Test
    void theMarksOfADocumentAreNoSecondDocument() {
        assertThat(PipelinePlanner.plan(ManifestReader.read("# a comment\n---\n" + HEAD + SPEC + "---\n")))
                .isInstanceOf(Planned.class);
    }

    @Test
    void aByteOrderMarkIsNotSeen() {
        assertThat(ManifestReader.read("\uFEFF" + HEAD + SPEC)).isInstanceOf(Read.class);
    }

    @Test
    void anAliasThatMultipliesItselfEnds() {
        // Given
        StringBuilder bomb = new StringBuilder(HEAD).append("x0: &x0 [a, a, a, a, a, a, a, a, a, a]\n");
        for (int i = 1; i < 30; i++) {
            bomb.append(
                    "x%d: &x%d [*x%d, *x%d, *x%d, *x%d, *x%d]\n".formatted(i, i, i - 1, i - 1, i - 1, i - 1, i - 1));
        }

        // When
        Reading reading = ManifestReader.read(bomb.toString());

        // Then
        assertThat(reading).isInstanceOf(Unreadable.class);
    }

    @Test
    void deepNestingEnds() {
        assertThat(firstMessage(ManifestReader.read(HEAD + "spec: " + "[".repeat(100_000))))
                .startsWith("manifest: is not YAML: ");
        assertThat(firstMessage(ManifestReader.read("{a: ".repeat(100_000)))).startsWith("manifest: is not YAML: ");
    }

    @Test
    void aFileThatIsNoManifestIsNamed() throws IOException {
        // Given
        Path large = Files.write(directory.resolve("large.yaml"), new byte[(1 << 20) + 1]);
        Path latin = Files.write(directory.resolve("latin.yaml"), "a: \u00FC".getBytes(StandardCharsets.ISO_8859_1));
        Path empty = Files.createFile(directory.resolve("empty.yaml"));
        Path missing = directory.resolve("missing.yaml");

        // When
        String tooLarge = firstMessage(ManifestReader.read(large));

        // Then
        assertThat(tooLarge).isEqualTo(large + ": is larger than 1 MiB; no manifest is");
        assertThat(firstMessage(ManifestReader.read(latin))).isEqualTo(latin + ": is not UTF-8 text");
        assertThat(firstMessage(ManifestReader.read(empty)))
                .isEqualTo("manifest: is empty; it must be an ActivityPipeline");
        assertThat(firstMessage(ManifestReader.read(missing))).isEqualTo(missing + ": does not exist");
        assertThat(firstMessage(ManifestReader.read(directory))).startsWith(directory + ": ");
    }

    @Test
    void damagedManifestsNeverThrow() throws IOException {
        // Given
        String full = Files.readString(Path.of("../k8s/samples/full.yaml"));
        SplittableRandom random = new SplittableRandom(7);

        // When
        for (int i = 0; i < 3_000; i++) {
            StringBuilder damaged = new StringBuilder(full);
            for (int cuts = random.nextInt(1, 6); cuts > 0; cuts--) {
                int at = random.nextInt(damaged.length());
                switch (random.nextInt(3)) {
                    case 0 -> damaged.deleteCharAt(at);
                    case 1 -> damaged.setCharAt(at, (char) random.nextInt(1, 0x2FF));
                    default -> damaged.insert(at, "&*!|>{[\t\n:-#%@`\"'".charAt(random.nextInt(17)));
                }
            }

            // Then
            assertThat(PipelinePlanner.plan(ManifestReader.read(damaged.toString())))
                    .isNotNull();
        }
    }

    private static String firstMessage(Reading reading) {
        return ((Unreadable) reading)
                .violations().stream().map(SpecViolation::message).findFirst().orElseThrow();
    }
}
