package dev.activitypipeline.controller.limb;

import dev.activitypipeline.controller.plan.PulledImage;
import dev.activitypipeline.controller.plan.ResourcesPlan;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.ProbeBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.ResourceRequirementsBuilder;
import java.util.List;

/**
 * The container of one of our processes, which serves its state on the port that is named {@value #STATUS}.
 *
 * @param ports one of them the status port
 */
public record ProcessContainer(
        String name,
        PulledImage image,
        List<EnvVar> environment,
        List<ContainerPort> ports,
        ResourcesPlan resources,
        List<MountedVolume> volumes) {
    /** The status port's name. */
    public static final String STATUS = "status";

    /** The container. */
    public Container toContainer() {
        return RestrictedPod.container(name, volumes)
                .withImage(image.name())
                .withImagePullPolicy(image.pull().policy().orElse(null))
                .withEnv(environment)
                .withPorts(ports)
                .withResources(requirements(resources))
                .withStartupProbe(started())
                .withLivenessProbe(alive())
                .withReadinessProbe(ready())
                .build();
    }

    /**
     * No limit of processor time: a limit stops a JVM in the middle of its work although the node is idle. As much memory as is asked for, for memory that was
     * only lent is taken back by killing.
     */
    public static ResourceRequirements requirements(ResourcesPlan resources) {
        return new ResourceRequirementsBuilder()
                .addToRequests("cpu", new Quantity(resources.cpu()))
                .addToRequests("memory", new Quantity(resources.memory()))
                .addToLimits("memory", new Quantity(resources.memory()))
                .build();
    }

    /** Five minutes for a JVM on a busy node; the status port opens before anything is waited for. */
    private static Probe started() {
        return get("/healthz").withPeriodSeconds(2).withFailureThreshold(150).build();
    }

    /** A minute, for a process that is starved of processor time is not dead, and killing it would not help. */
    private static Probe alive() {
        return get("/healthz").withPeriodSeconds(10).withFailureThreshold(6).build();
    }

    private static Probe ready() {
        return get("/readyz").withPeriodSeconds(5).withFailureThreshold(3).build();
    }

    private static ProbeBuilder get(String path) {
        return new ProbeBuilder()
                .withNewHttpGet()
                .withPath(path)
                .withPort(new IntOrString(STATUS))
                .endHttpGet()
                .withTimeoutSeconds(5);
    }
}
