package dev.activitypipeline.controller.bigquery;

import dev.activitypipeline.controller.api.v1alpha1.SecretKeySpec;
import dev.activitypipeline.controller.limb.Circumstances;
import dev.activitypipeline.controller.limb.LimbMetadata;
import dev.activitypipeline.controller.limb.MountedVolume;
import dev.activitypipeline.controller.limb.PodAnnotations;
import dev.activitypipeline.controller.limb.ProcessContainer;
import dev.activitypipeline.controller.limb.ProcessEnvironment;
import dev.activitypipeline.controller.limb.RestrictedPod;
import dev.activitypipeline.controller.limb.StoreNode;
import dev.activitypipeline.controller.plan.BigQueryPlan;
import dev.activitypipeline.controller.plan.Images;
import dev.activitypipeline.controller.plan.PipelineLabels.Component;
import dev.activitypipeline.controller.plan.PipelinePlan;
import dev.activitypipeline.controller.plan.PulledImage;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.ContainerPortBuilder;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSetBuilder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The follower's StatefulSet of one, so that a second one is not started before the first one's pod is gone. */
final class FollowerSet {
    private static final int STATUS_PORT = 9406;
    private static final Path STORE = Path.of("/store");
    private static final Path KEY_FOLDER = Path.of("/etc/bigquery");
    static final String KEY_FILE = "key.json";
    /** For the step at hand. */
    private static final long GRACE_SECONDS = 45;

    private FollowerSet() {}

    static StatefulSet of(PipelinePlan plan, BigQueryPlan bigQuery, Images images, Circumstances seen) {
        return new StatefulSetBuilder()
                .withMetadata(LimbMetadata.owned(
                        plan, Component.BIGQUERY, plan.names().bigQuery()))
                .withNewSpec()
                .withReplicas(seen.driverRuns() ? 1 : 0)
                .withServiceName(plan.names().bigQuery())
                // A set that keeps order never replaces a pod that cannot start.
                .withPodManagementPolicy("Parallel")
                .withNewSelector()
                .withMatchLabels(plan.labels().selector(Component.BIGQUERY))
                .endSelector()
                .withNewTemplate()
                .withMetadata(LimbMetadata.ofPods(
                        plan, Component.BIGQUERY, PodAnnotations.of(STATUS_PORT, readAtStart(seen))))
                .withSpec(pod(plan, bigQuery, images))
                .endTemplate()
                .endSpec()
                .build();
    }

    private static SortedMap<String, String> readAtStart(Circumstances seen) {
        SortedMap<String, String> files = new TreeMap<>();
        seen.credentials().ifPresent(digest -> files.put("credentials", digest));
        return files;
    }

    private static PodSpec pod(PipelinePlan plan, BigQueryPlan bigQuery, Images images) {
        List<MountedVolume> volumes = new ArrayList<>();
        volumes.add(MountedVolume.claim("store", plan.names().store(), STORE));
        bigQuery.key().ifPresent(key -> volumes.add(key(key)));
        volumes.add(MountedVolume.temporary());
        PulledImage image = images.bigQueryOf(bigQuery);
        ProcessContainer follower = new ProcessContainer(
                "follower", image, environment(plan, bigQuery), List.of(port()), bigQuery.resources(), volumes);
        return RestrictedPod.pod(plan.names().bigQuery(), image, volumes)
                .withTerminationGracePeriodSeconds(GRACE_SECONDS)
                .withAffinity(StoreNode.affinity(plan).orElse(null))
                .withContainers(follower.toContainer())
                .build();
    }

    private static MountedVolume key(SecretKeySpec key) {
        return MountedVolume.secret("key", key, KEY_FOLDER, KEY_FILE);
    }

    private static List<EnvVar> environment(PipelinePlan plan, BigQueryPlan bigQuery) {
        Optional<Path> key = bigQuery.key().map(mounted -> KEY_FOLDER.resolve(KEY_FILE));
        return ProcessEnvironment.of(plan.bigQuerySettings(plan.identity().orElseThrow(), STORE, key, STATUS_PORT)
                .orElseThrow()
                .toEnvironment());
    }

    private static ContainerPort port() {
        return new ContainerPortBuilder()
                .withName(ProcessContainer.STATUS)
                .withContainerPort(STATUS_PORT)
                .build();
    }
}
