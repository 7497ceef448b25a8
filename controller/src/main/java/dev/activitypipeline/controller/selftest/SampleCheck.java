package dev.activitypipeline.controller.selftest;

import dev.activitypipeline.controller.api.v1alpha1.ActivityPipeline;
import dev.activitypipeline.controller.manifest.ManifestReader;
import dev.activitypipeline.controller.manifest.Reading;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.FieldValidateable.Validation;
import java.util.Optional;

/** Asks the API server what it says of a pipeline, good and bad, without creating it. */
final class SampleCheck {
    private static final String SAMPLE = """
            apiVersion: activity.dev/v1alpha1
            kind: ActivityPipeline
            metadata: {name: selftest}
            spec:
              kafka: {bootstrapServers: 'kafka:9092'}
              topic: {name: user-activity, partitions: PARTITIONS}
              producer: {source: {simulate: {}}}
              store: {size: 10Gi}
            """;
    private static final int UNPROCESSABLE = 422;

    private final KubernetesClient client;

    SampleCheck(KubernetesClient client) {
        this.client = client;
    }

    Finding takesAGoodOne(String namespace) {
        String subject = "a good pipeline is taken in the namespace " + namespace;
        return refusal(6, namespace)
                .<Finding>map(refusal -> new Finding.Failed(subject, refusal.getMessage()))
                .orElseGet(() -> new Finding.Passed(subject));
    }

    /** A server that took anything would pass the test above. */
    Finding refusesABadOne(String namespace) {
        String subject = "a pipeline with a topic of no partitions is refused";
        Optional<KubernetesClientException> refusal = refusal(0, namespace);
        if (refusal.isEmpty()) {
            return new Finding.Failed(
                    subject, "the API server took it; the CRD has lost its validation, apply it anew");
        }
        return refusal.get().getCode() == UNPROCESSABLE
                ? new Finding.Passed(subject)
                : new Finding.Failed(subject, refusal.get().getMessage());
    }

    private Optional<KubernetesClientException> refusal(int partitions, String namespace) {
        try {
            client.resource(sample(partitions))
                    .inNamespace(namespace)
                    .dryRun()
                    .fieldValidation(Validation.STRICT)
                    .create();
            return Optional.empty();
        } catch (KubernetesClientException refused) {
            return Optional.of(refused);
        }
    }

    private static ActivityPipeline sample(int partitions) {
        return ((Reading.Read) ManifestReader.read(SAMPLE.replace("PARTITIONS", Integer.toString(partitions))))
                .pipeline();
    }
}
