package dev.activitypipeline.controller.limb;

import dev.activitypipeline.controller.plan.PulledImage;
import io.fabric8.kubernetes.api.model.Capabilities;
import io.fabric8.kubernetes.api.model.CapabilitiesBuilder;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.LocalObjectReference;
import io.fabric8.kubernetes.api.model.PodSecurityContext;
import io.fabric8.kubernetes.api.model.PodSecurityContextBuilder;
import io.fabric8.kubernetes.api.model.PodSpecBuilder;
import io.fabric8.kubernetes.api.model.SeccompProfileBuilder;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fabric8.kubernetes.api.model.SecurityContextBuilder;
import java.util.List;

/** What every pod of a pipeline has, so that a namespace of the level {@code restricted} takes it. */
public final class RestrictedPod {
    /** The user, the group and the volumes' group of all images. */
    private static final long ID = 10001;

    private RestrictedPod() {}

    /**
     * A pod without its container.
     *
     * @param account whose rights it has if it is given a token
     * @param image of its container
     */
    public static PodSpecBuilder pod(String account, PulledImage image, List<MountedVolume> volumes) {
        return new PodSpecBuilder()
                .withServiceAccountName(account)
                .withAutomountServiceAccountToken(false)
                // Else each Service of the namespace is some variables more, and a Service named kafka brings
                // KAFKA_PORT and its like.
                .withEnableServiceLinks(false)
                .withImagePullSecrets(image.pull().secrets().stream()
                        .map(LocalObjectReference::new)
                        .toList())
                .withSecurityContext(ofPod())
                .withVolumes(volumes.stream().map(MountedVolume::volume).toList());
    }

    /** The container of such a pod. The last words of a process that fails become its status. */
    public static ContainerBuilder container(String name, List<MountedVolume> volumes) {
        return new ContainerBuilder()
                .withName(name)
                .withSecurityContext(ofContainer())
                .withTerminationMessagePolicy("FallbackToLogsOnError")
                .withVolumeMounts(volumes.stream().map(MountedVolume::mount).toList());
    }

    private static PodSecurityContext ofPod() {
        return new PodSecurityContextBuilder()
                .withRunAsNonRoot(true)
                .withRunAsUser(ID)
                .withRunAsGroup(ID)
                .withFsGroup(ID)
                // Else each start goes through every file of the store.
                .withFsGroupChangePolicy("OnRootMismatch")
                .withSeccompProfile(
                        new SeccompProfileBuilder().withType("RuntimeDefault").build())
                .build();
    }

    private static SecurityContext ofContainer() {
        Capabilities none = new CapabilitiesBuilder().withDrop("ALL").build();
        return new SecurityContextBuilder()
                .withAllowPrivilegeEscalation(false)
                .withReadOnlyRootFilesystem(true)
                .withCapabilities(none)
                .build();
    }
}
