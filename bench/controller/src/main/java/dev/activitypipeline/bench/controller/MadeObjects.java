package dev.activitypipeline.bench.controller;

import dev.activitypipeline.controller.api.v1alpha1.ActivityPipeline;
import dev.activitypipeline.controller.plan.PipelineLabels;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the controller makes for pipelines. */
record MadeObjects(KubernetesClient client) {
    List<HasMetadata> of(List<ActivityPipeline> pipelines) {
        Set<String> names = pipelines.stream()
                .map(pipeline -> pipeline.getMetadata().getName())
                .collect(Collectors.toSet());
        return all().filter(
                        object -> PipelineLabels.instanceOf(object.getMetadata().getLabels())
                                .filter(names::contains)
                                .isPresent())
                .map(HasMetadata.class::cast)
                .toList();
    }

    private Stream<? extends HasMetadata> all() {
        String in = Pipelines.NAMESPACE;
        return Stream.of(
                        client.apps().statefulSets().inNamespace(in).list(),
                        client.services().inNamespace(in).list(),
                        client.configMaps().inNamespace(in).list(),
                        client.serviceAccounts().inNamespace(in).list(),
                        client.rbac().roles().inNamespace(in).list(),
                        client.rbac().roleBindings().inNamespace(in).list(),
                        client.persistentVolumeClaims().inNamespace(in).list(),
                        client.policy()
                                .v1()
                                .podDisruptionBudget()
                                .inNamespace(in)
                                .list(),
                        client.genericKubernetesResources("kafka.strimzi.io/v1", "KafkaTopic")
                                .inNamespace(in)
                                .list())
                .flatMap(list -> list.getItems().stream());
    }

    /** For another namespace, without what the API server has added. */
    static HasMetadata copy(HasMetadata object) {
        object.setMetadata(new ObjectMetaBuilder()
                .withName(object.getMetadata().getName())
                .withNamespace(BareClient.NAMESPACE)
                .withLabels(object.getMetadata().getLabels())
                .build());
        // One without an address stays so: an API server has few to give.
        if (object instanceof Service service
                && !"None".equals(service.getSpec().getClusterIP())) {
            service.getSpec().setClusterIP(null);
            service.getSpec().setClusterIPs(null);
        }
        return object;
    }
}
