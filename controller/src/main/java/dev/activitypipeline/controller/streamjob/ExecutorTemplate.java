package dev.activitypipeline.controller.streamjob;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.activitypipeline.controller.limb.KafkaAccess;
import dev.activitypipeline.controller.limb.LimbMetadata;
import dev.activitypipeline.controller.limb.MountedVolume;
import dev.activitypipeline.controller.limb.RestrictedPod;
import dev.activitypipeline.controller.limb.StoreNode;
import dev.activitypipeline.controller.plan.PipelineLabels.Component;
import dev.activitypipeline.controller.plan.PipelinePlan;
import dev.activitypipeline.controller.plan.PulledImage;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodSpecBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * The pod from which Spark makes each executor: Spark itself has no settings for a security context or a place beside the driver. Image, resources, ports and
 * environment are Spark's.
 */
final class ExecutorTemplate {
    static final String FILE = "executor.yaml";
    static final String CONTAINER = "executor";

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .build();

    private ExecutorTemplate() {}

    static String of(PipelinePlan plan, PulledImage image, KafkaAccess kafka) {
        try {
            return YAML.writeValueAsString(pod(plan, image, kafka));
        } catch (JsonProcessingException bug) {
            throw new IllegalStateException("a pod cannot be written as YAML", bug);
        }
    }

    private static Pod pod(PipelinePlan plan, PulledImage image, KafkaAccess kafka) {
        List<MountedVolume> volumes = new ArrayList<>();
        volumes.add(DriverSet.store(plan));
        kafka.secrets().ifPresent(volumes::add);
        volumes.add(MountedVolume.temporary());
        PodSpecBuilder spec = RestrictedPod.pod(plan.names().account(), image, volumes)
                .withContainers(RestrictedPod.container(CONTAINER, volumes).build());
        return new PodBuilder()
                .withMetadata(LimbMetadata.ofPods(plan, Component.EXECUTOR, new TreeMap<>()))
                .withSpec(
                        spec.withAffinity(StoreNode.affinity(plan).orElse(null)).build())
                .build();
    }
}
