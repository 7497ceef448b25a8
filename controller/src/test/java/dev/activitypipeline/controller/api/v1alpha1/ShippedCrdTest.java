package dev.activitypipeline.controller.api.v1alpha1;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The CRD that is shipped is the one that the model gives; {@code -Dgolden.update=true} writes it anew. */
class ShippedCrdTest {
    private static final Path SHIPPED = Path.of("../helm/activity-pipeline/crds/activitypipelines.activity.dev.yaml");

    @Test
    void isTheModelsOwn(@TempDir Path scratch) throws IOException {
        // When
        String generated = GeneratedCrd.yaml(scratch);

        // Then
        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(SHIPPED.getParent());
            Files.writeString(SHIPPED, generated);
        }
        assertThat(SHIPPED).content().isEqualTo(generated);
    }
}
