package dev.activitypipeline.controller.streamjob;

import dev.activitypipeline.controller.limb.KafkaAccess;
import dev.activitypipeline.controller.limb.LimbMetadata;
import dev.activitypipeline.controller.limb.MountedVolume;
import dev.activitypipeline.controller.limb.PodAnnotations;
import dev.activitypipeline.controller.limb.ProcessContainer;
import dev.activitypipeline.controller.limb.RestrictedPod;
import dev.activitypipeline.controller.plan.PipelineLabels.Component;
import dev.activitypipeline.controller.plan.PipelinePlan;
import dev.activitypipeline.controller.plan.PulledImage;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSetBuilder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/** The driver's StatefulSet of one: a second driver is not started before the first one's pod is gone. */
final class DriverSet {
    static final Path STORE = Path.of("/store");
    /** For the running batch, and the refresh of {@code daily} after it. */
    private static final long GRACE_SECONDS = 120;

    private DriverSet() {}

    static StatefulSet of(
            PipelinePlan plan,
            PulledImage image,
            KafkaAccess kafka,
            SortedMap<String, String> readAtStart,
            boolean runs) {
        SortedMap<String, String> annotations = PodAnnotations.of(DriverPorts.STATUS, readAtStart);
        return new StatefulSetBuilder()
                .withMetadata(LimbMetadata.owned(plan, Component.STREAM, plan.names().stream()))
                .withNewSpec()
                .withReplicas(runs ? 1 : 0)
                .withServiceName(plan.names().stream())
                // There is no order to keep among one; but a set that keeps order never replaces a pod that cannot
                // start.
                .withPodManagementPolicy("Parallel")
                .withNewSelector()
                .withMatchLabels(plan.labels().selector(Component.STREAM))
                .endSelector()
                .withNewTemplate()
                .withMetadata(LimbMetadata.ofPods(plan, Component.STREAM, annotations))
                .withSpec(pod(plan, image, kafka))
                .endTemplate()
                .endSpec()
                .build();
    }

    /** The store, for the driver and for executors. */
    static MountedVolume store(PipelinePlan plan) {
        return MountedVolume.claim("store", plan.names().store(), STORE);
    }

    private static PodSpec pod(PipelinePlan plan, PulledImage image, KafkaAccess kafka) {
        List<MountedVolume> volumes = volumes(plan, kafka);
        ProcessContainer driver = new ProcessContainer(
                "driver",
                image,
                DriverEnvironment.of(plan),
                DriverPorts.ofContainer(plan),
                plan.stream().resources(),
                volumes);
        return RestrictedPod.pod(plan.names().account(), image, volumes)
                .withAutomountServiceAccountToken(plan.stream().executors() > 0)
                .withTerminationGracePeriodSeconds(GRACE_SECONDS)
                .withContainers(driver.toContainer())
                .build();
    }

    private static List<MountedVolume> volumes(PipelinePlan plan, KafkaAccess kafka) {
        List<MountedVolume> volumes = new ArrayList<>();
        volumes.add(store(plan));
        volumes.add(MountedVolume.config(plan.names().stream()));
        kafka.secrets().ifPresent(volumes::add);
        volumes.add(MountedVolume.temporary());
        volumes.add(MountedVolume.scratch("scratch", Path.of(SparkOptions.SCRATCH)));
        return volumes;
    }
}
