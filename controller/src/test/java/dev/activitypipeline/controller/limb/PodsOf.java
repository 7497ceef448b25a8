package dev.activitypipeline.controller.limb;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The pods that a case's objects lead to: those of its StatefulSets, and what Spark makes its executors from. */
final class PodsOf {
    private PodsOf() {}

    static List<Pod> everything(ManifestCase given) {
        return Stream.concat(given.objects(StatefulSet.class).stream().map(PodsOf::pod), executors(given).stream())
                .toList();
    }

    static List<Pod> executors(ManifestCase given) {
        return given.objects(ConfigMap.class).stream()
                .map(config -> config.getData().get("executor.yaml"))
                .filter(Objects::nonNull)
                .map(text -> Serialization.unmarshal(text, Pod.class))
                .toList();
    }

    private static Pod pod(StatefulSet set) {
        ObjectMeta metadata = set.getSpec().getTemplate().getMetadata();
        return new PodBuilder()
                .withMetadata(metadata)
                .withSpec(set.getSpec().getTemplate().getSpec())
                .build();
    }
}
