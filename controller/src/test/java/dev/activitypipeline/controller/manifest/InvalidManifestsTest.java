package dev.activitypipeline.controller.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.activitypipeline.controller.plan.PipelinePlanner;
import dev.activitypipeline.controller.plan.Planning;
import dev.activitypipeline.controller.plan.Planning.Rejected;
import dev.activitypipeline.controller.schema.SpecViolation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each file says in its first lines what is wrong with it: all of that is told, in that order, and nothing else. */
class InvalidManifestsTest {
    private static final Path DIRECTORY = Path.of("src/test/resources/manifests");
    private static final String EXPECT = "# expect: ";

    @ParameterizedTest
    @MethodSource("manifests")
    void tellsAllThatIsWrong(Path manifest) throws IOException {
        // Given
        List<String> expected = Files.readAllLines(manifest).stream()
                .filter(line -> line.startsWith(EXPECT))
                .map(line -> line.substring(EXPECT.length()))
                .toList();

        // When
        Planning planning = PipelinePlanner.plan(ManifestReader.read(manifest));

        // Then
        assertThat(planning).isInstanceOf(Rejected.class);
        assertThat(((Rejected) planning).violations())
                .extracting(SpecViolation::message)
                .containsExactlyElementsOf(expected);
    }

    @Test
    void noFileIsUnused() throws IOException {
        assertThat(manifests())
                .isNotEmpty()
                .allMatch(file -> file.getFileName().toString().matches("invalid-[a-z0-9-]+\\.yaml"))
                .allSatisfy(file -> assertThat(Files.readString(file)).startsWith(EXPECT));
    }

    static List<Path> manifests() throws IOException {
        try (Stream<Path> files = Files.list(DIRECTORY)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
