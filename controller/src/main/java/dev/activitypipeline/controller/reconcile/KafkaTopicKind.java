package dev.activitypipeline.controller.reconcile;

import io.fabric8.kubernetes.api.model.APIResource;
import io.fabric8.kubernetes.api.model.APIResourceList;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.processing.GroupVersionKind;
import java.util.List;
import java.util.Optional;

/** Which version of Strimzi's KafkaTopic the cluster serves: {@code v1} since Strimzi 0.49, {@code v1beta2} before it, and both in between. */
public final class KafkaTopicKind {
    private static final String GROUP = "kafka.strimzi.io";
    private static final String KIND = "KafkaTopic";
    private static final List<String> VERSIONS = List.of("v1", "v1beta2");

    private KafkaTopicKind() {}

    /** The newest version that is served; empty where the kind is not installed. */
    public static Optional<GroupVersionKind> discover(KubernetesClient client) {
        return VERSIONS.stream()
                .filter(version -> serves(client, version))
                .findFirst()
                .map(version -> new GroupVersionKind(GROUP, version, KIND));
    }

    private static boolean serves(KubernetesClient client, String version) {
        APIResourceList resources = client.getApiResources(GROUP + "/" + version);
        return resources != null
                && resources.getResources().stream().map(APIResource::getKind).anyMatch(KIND::equals);
    }
}
