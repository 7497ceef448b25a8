package dev.activitypipeline.controller.producer;

import dev.activitypipeline.contract.settings.ProducerSource;
import dev.activitypipeline.controller.limb.KafkaAccess;
import dev.activitypipeline.controller.limb.LimbMetadata;
import dev.activitypipeline.controller.limb.MountedVolume;
import dev.activitypipeline.controller.limb.PodAnnotations;
import dev.activitypipeline.controller.limb.ProcessContainer;
import dev.activitypipeline.controller.limb.RestrictedPod;
import dev.activitypipeline.controller.plan.PipelineLabels.Component;
import dev.activitypipeline.controller.plan.PipelinePlan;
import dev.activitypipeline.controller.plan.PulledImage;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.ContainerPortBuilder;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSetBuilder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/** The producers' StatefulSet. A Deployment would not do: the transactional id, by which a new producer fences the one before it, follows from a stable ordinal. */
final class ProducerSet {
    /** The port of an http source. */
    static final String HTTP = "http";

    static final int STATUS_PORT = 9404;
    static final Path FILES = Path.of("/files");
    /** For what was accepted and is not committed yet: 30 s is the longest {@code transactionInterval}. */
    private static final long GRACE_SECONDS = 45;

    private ProducerSet() {}

    static StatefulSet of(
            PipelinePlan plan, PulledImage image, KafkaAccess kafka, SortedMap<String, String> readAtStart) {
        SortedMap<String, String> annotations = PodAnnotations.of(STATUS_PORT, readAtStart);
        return new StatefulSetBuilder()
                .withMetadata(LimbMetadata.owned(
                        plan, Component.PRODUCER, plan.names().producer()))
                .withNewSpec()
                .withReplicas(plan.suspended() ? 0 : plan.producer().replicas())
                .withServiceName(plan.names().producer())
                // None waits for another; and a set that is brought up in order never replaces a pod that cannot start.
                .withPodManagementPolicy("Parallel")
                .withNewSelector()
                .withMatchLabels(plan.labels().selector(Component.PRODUCER))
                .endSelector()
                .withNewTemplate()
                .withMetadata(LimbMetadata.ofPods(plan, Component.PRODUCER, annotations))
                .withSpec(pod(plan, image, kafka))
                .endTemplate()
                .endSpec()
                .build();
    }

    private static PodSpec pod(PipelinePlan plan, PulledImage image, KafkaAccess kafka) {
        List<MountedVolume> volumes = volumes(plan, kafka);
        ProcessContainer producer = new ProcessContainer(
                "producer",
                image,
                ProducerEnvironment.of(plan, kafka),
                ports(plan.producer().source()),
                plan.producer().resources(),
                volumes);
        return RestrictedPod.pod(plan.names().producer(), image, volumes)
                .withTerminationGracePeriodSeconds(GRACE_SECONDS)
                .withContainers(producer.toContainer())
                .build();
    }

    private static List<MountedVolume> volumes(PipelinePlan plan, KafkaAccess kafka) {
        List<MountedVolume> volumes = new ArrayList<>();
        volumes.add(MountedVolume.config(plan.names().producer()));
        kafka.secrets().ifPresent(volumes::add);
        plan.producer().claim().ifPresent(claim -> volumes.add(MountedVolume.claimToRead("files", claim, FILES)));
        volumes.add(MountedVolume.temporary());
        return volumes;
    }

    private static List<ContainerPort> ports(ProducerSource source) {
        ContainerPort status = port(ProcessContainer.STATUS, STATUS_PORT);
        return source instanceof ProducerSource.Http http ? List.of(status, port(HTTP, http.port())) : List.of(status);
    }

    private static ContainerPort port(String name, int number) {
        return new ContainerPortBuilder()
                .withName(name)
                .withContainerPort(number)
                .build();
    }
}
