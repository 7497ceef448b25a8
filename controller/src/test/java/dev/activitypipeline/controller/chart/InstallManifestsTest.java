package dev.activitypipeline.controller.chart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.activitypipeline.controller.Needs;
import dev.activitypipeline.controller.Program;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The plain manifests are what the chart gives; {@code make manifests} writes them anew. */
@Needs(Program.HELM)
class InstallManifestsTest {
    static final Path DIRECTORY = Path.of("../k8s/install");

    @Test
    void areTheCharts() throws IOException {
        // When
        SortedMap<String, String> rendered = InstallManifests.render();

        // Then
        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(DIRECTORY);
            for (String stale : files().keySet()) {
                Files.delete(DIRECTORY.resolve(stale));
            }
            for (String name : rendered.keySet()) {
                Files.writeString(DIRECTORY.resolve(name), rendered.get(name));
            }
        }
        assertThat(files().keySet()).isEqualTo(rendered.keySet());
        rendered.forEach((name, text) -> assertThat(DIRECTORY.resolve(name))
                .as("make manifests")
                .content()
                .isEqualTo(text));
    }

    @Test
    void sayNothingOfHelm() throws IOException {
        assertThat(InstallManifests.render().values()).noneMatch(text -> text.contains("helm.sh/"));
    }

    private static SortedMap<String, String> files() throws IOException {
        SortedMap<String, String> files = new TreeMap<>();
        try (Stream<Path> paths = Files.list(DIRECTORY)) {
            paths.forEach(path -> files.put(path.getFileName().toString(), read(path)));
        }
        return files;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
