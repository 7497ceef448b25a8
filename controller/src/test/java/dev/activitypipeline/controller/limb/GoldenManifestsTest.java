package dev.activitypipeline.controller.limb;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every object of every case is, letter by letter, as its file says. {@code -Dgolden.update=true} writes the files anew. */
class GoldenManifestsTest {
    private static final boolean UPDATE = Boolean.getBoolean("golden.update");

    @ParameterizedTest
    @MethodSource("dev.activitypipeline.controller.limb.ManifestCase#all")
    void everyObjectIsAsItsFileSays(ManifestCase given) throws IOException {
        // When
        SortedMap<String, String> rendered = rendered(given.objects());

        // Then
        if (UPDATE) {
            update(given.directory(), rendered);
        }
        SortedMap<String, String> expected = files(given.directory());
        assertThat(rendered.keySet())
                .as("no object without a file, no file without an object")
                .isEqualTo(expected.keySet());
        rendered.forEach((name, text) -> assertThat(text).as(given + "/" + name).isEqualTo(expected.get(name)));
    }

    @ParameterizedTest
    @MethodSource("dev.activitypipeline.controller.limb.ManifestCase#all")
    void theSamePlanGivesTheSameObjects(ManifestCase given) {
        assertThat(rendered(given.objects())).isEqualTo(rendered(given.objects()));
    }

    private static SortedMap<String, String> rendered(List<HasMetadata> objects) {
        SortedMap<String, String> rendered = new TreeMap<>();
        for (HasMetadata object : objects) {
            String name = "out-" + object.getKind() + "-" + object.getMetadata().getName() + ".yaml";
            assertThat(rendered.put(name, Serialization.asYaml(object)))
                    .as("twice: " + name)
                    .isNull();
        }
        return rendered;
    }

    private static SortedMap<String, String> files(Path directory) throws IOException {
        SortedMap<String, String> files = new TreeMap<>();
        for (Path file : list(directory)) {
            if (!file.getFileName().toString().startsWith("in-")) {
                files.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        return files;
    }

    private static void update(Path directory, SortedMap<String, String> rendered) throws IOException {
        for (String stale : files(directory).keySet()) {
            Files.delete(directory.resolve(stale));
        }
        for (String name : rendered.keySet()) {
            Files.writeString(directory.resolve(name), rendered.get(name));
        }
    }

    private static List<Path> list(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.sorted().toList();
        }
    }
}
