package dev.activitypipeline.controller.proof;

import dev.activitypipeline.controller.limb.KafkaAccess;
import dev.activitypipeline.controller.limb.LimbMetadata;
import dev.activitypipeline.controller.limb.MountedVolume;
import dev.activitypipeline.controller.limb.ProcessContainer;
import dev.activitypipeline.controller.limb.ProcessEnvironment;
import dev.activitypipeline.controller.limb.RestrictedPod;
import dev.activitypipeline.controller.plan.Images;
import dev.activitypipeline.controller.plan.PipelineLabels.Component;
import dev.activitypipeline.controller.plan.PipelinePlan;
import dev.activitypipeline.controller.plan.PulledImage;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** The Job of one proof. It mounts the store to read only, and logs in to Kafka as the stream job does. */
public final class ProofJob {
    /** Exit code: every event is stored exactly once. */
    static final int PROVED = 0;
    /** Exit code: it is not so; the log tells where. */
    static final int REFUTED = 1;

    private static final Path STORE = Path.of("/store");
    /** Where Kubernetes takes a container's last words from. */
    private static final String LAST_WORDS = "/dev/termination-log";

    private ProofJob() {}

    /** The Job that answers the request. */
    public static Job of(PipelinePlan plan, Images images, ProofRequest request) {
        return new JobBuilder()
                .withMetadata(LimbMetadata.owned(plan, Component.PROOF, request.job()))
                .withNewSpec()
                // Its outcome is an answer, also the bad one.
                .withBackoffLimit(0)
                .withNewTemplate()
                .withMetadata(LimbMetadata.ofPods(plan, Component.PROOF, new TreeMap<>()))
                .withSpec(pod(plan, images.ofProofs()))
                .endTemplate()
                .endSpec()
                .build();
    }

    private static PodSpec pod(PipelinePlan plan, PulledImage image) {
        KafkaAccess kafka = KafkaAccess.of(plan.kafka());
        List<MountedVolume> volumes = new ArrayList<>();
        volumes.add(MountedVolume.claimToRead("store", plan.names().store(), STORE));
        volumes.add(MountedVolume.config(plan.names().stream()));
        kafka.secrets().ifPresent(volumes::add);
        volumes.add(MountedVolume.temporary());
        Container container = RestrictedPod.container("verify", volumes)
                .withImage(image.name())
                .withImagePullPolicy(image.pull().policy().orElse(null))
                .withArgs(arguments(plan))
                .withEnv(ProcessEnvironment.ofJvm(kafka.jvmOptions()))
                .withResources(ProcessContainer.requirements(plan.stream().resources()))
                .build();
        return RestrictedPod.pod(plan.names().account(), image, volumes)
                .withRestartPolicy("Never")
                .withContainers(container)
                .build();
    }

    private static List<String> arguments(PipelinePlan plan) {
        List<String> arguments = new ArrayList<>(List.of(
                "--bootstrap",
                plan.kafka().bootstrapServers(),
                "--topic",
                plan.topic().name(),
                "--store",
                plan.store().under(STORE).toString(),
                "--properties",
                KafkaAccess.file().toString(),
                "--message",
                LAST_WORDS));
        if (plan.store().retentionDays() > 0) {
            arguments.addAll(
                    List.of("--retention-days", Integer.toString(plan.store().retentionDays())));
        }
        return arguments;
    }
}
