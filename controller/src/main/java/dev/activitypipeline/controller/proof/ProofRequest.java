package dev.activitypipeline.controller.proof;

import dev.activitypipeline.controller.api.v1alpha1.ActivityPipeline;
import dev.activitypipeline.controller.plan.PipelineNames;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * That somebody wants a pipeline proved: the annotation {@value #ANNOTATION}. Each other value is another request, so that a proof is made once and can be asked
 * for again.
 *
 * @param value as the annotation has it
 * @param job the name of the Job that answers it
 */
public record ProofRequest(String value, String job) {
    /** On the resource, with any text; a time is customary. */
    public static final String ANNOTATION = "activity.dev/prove";

    /** What the resource asks for; empty if nothing. */
    public static Optional<ProofRequest> of(ActivityPipeline pipeline) {
        return Optional.ofNullable(pipeline.getMetadata().getAnnotations())
                .map(annotations -> annotations.get(ANNOTATION))
                .filter(value -> !value.isBlank())
                .map(value -> new ProofRequest(
                        value,
                        PipelineNames.of(pipeline.getMetadata().getName()).proof() + "-" + hash(value)));
    }

    private static String hash(String text) {
        CRC32 sum = new CRC32();
        sum.update(text.getBytes(StandardCharsets.UTF_8));
        return "%08x".formatted(sum.getValue());
    }
}
