package dev.activitypipeline.controller.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.activitypipeline.controller.api.v1alpha1.ActivityPipeline;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class PipelineClonerTest {
    private final PipelineCloner cloner = new PipelineCloner(new KubernetesSerialization());

    @Test
    void aCopyIsEqualAndChangesAlone() throws IOException {
        // Given
        ActivityPipeline pipeline = Serialization.unmarshal(
                Files.readString(Path.of("../k8s/samples/pipeline.yaml")), ActivityPipeline.class);
        pipeline.getMetadata().getFinalizers().add("theirs");
        String before = Serialization.asJson(pipeline);

        // When
        ActivityPipeline copy = cloner.clone(pipeline);

        // Then
        assertThat(Serialization.asJson(copy)).isEqualTo(before);

        // When
        copy.getMetadata().getFinalizers().add("ours");
        copy.getMetadata().setResourceVersion("7");
        copy.setSpec(null);

        // Then
        assertThat(Serialization.asJson(pipeline)).isEqualTo(before);
    }

    @Test
    void whatIsNoPipelineIsCopiedToo() {
        // Given
        Secret secret = new SecretBuilder().addToStringData("key", "text").build();

        // When
        Secret copy = cloner.clone(secret);
        copy.getStringData().clear();

        // Then
        assertThat(secret.getStringData()).containsEntry("key", "text");
    }
}
