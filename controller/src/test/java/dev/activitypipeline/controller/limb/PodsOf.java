package dev.activitypipeline.controller.limb;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The pods that a case's objects lead to: those of its StatefulSets and of its proof, and what Spark makes its executors from. */
final class PodsOf {
    private PodsOf() {}

    static List<Pod> everything(ManifestCase given) {
        return Stream.of(
                        given.objects(StatefulSet.class).stream()
                                .map(set -> pod(set.getSpec().getTemplate())),
                        given.objects(Job.class).stream()
                                .map(job -> pod(job.getSpec().getTemplate())),
                        executors(given).stream())
                .flatMap(pods -> pods)
                .toList();
    }

    static List<Pod> executors(ManifestCase given) {
        return given.objects(ConfigMap.class).stream()
                .map(config -> config.getData().get("executor.yaml"))
                .filter(Objects::nonNull)
                .map(text -> Serialization.unmarshal(text, Pod.class))
                .toList();
    }

    private static Pod pod(PodTemplateSpec template) {
        return new PodBuilder()
                .withMetadata(template.getMetadata())
                .withSpec(template.getSpec())
                .build();
    }
}
