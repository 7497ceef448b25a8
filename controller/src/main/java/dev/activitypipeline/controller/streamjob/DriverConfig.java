package dev.activitypipeline.controller.streamjob;

import dev.activitypipeline.contract.settings.RestartSettings;
import dev.activitypipeline.controller.limb.KafkaAccess;
import dev.activitypipeline.controller.limb.LimbMetadata;
import dev.activitypipeline.controller.plan.PipelineLabels.Component;
import dev.activitypipeline.controller.plan.PipelinePlan;
import dev.activitypipeline.controller.plan.PulledImage;
import dev.activitypipeline.controller.plan.StreamPlan.RestartPlan;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The driver's ConfigMap.
 *
 * @param filesReadAtStart with another content of them the driver starts anew
 * @param readLater what a driver with an empty store, or one that has failed, heeds; a change restarts nothing
 */
record DriverConfig(SortedMap<String, String> filesReadAtStart, SortedMap<String, String> readLater) {
    static final String STARTING_OFFSETS = "starting-offsets";
    static final String RESTART_POLICY = "restart.properties";

    static DriverConfig of(PipelinePlan plan, PulledImage image, KafkaAccess kafka) {
        SortedMap<String, String> files = new TreeMap<>();
        files.put(KafkaAccess.FILE, kafka.fileContent());
        files.put(SparkOptions.FILE, SparkOptions.of(plan, image));
        if (plan.stream().executors() > 0) {
            files.put(ExecutorTemplate.FILE, ExecutorTemplate.of(plan, image, kafka));
        }
        SortedMap<String, String> later = new TreeMap<>();
        later.put(STARTING_OFFSETS, plan.stream().startingOffsets().name().toLowerCase(Locale.ROOT));
        later.put(RESTART_POLICY, restarts(plan.stream().restart()).toProperties());
        return new DriverConfig(files, later);
    }

    /** Kubernetes itself knows one pace for all containers, and starts a StatefulSet's pod again whatever it died of. */
    private static RestartSettings restarts(RestartPlan plan) {
        return new RestartSettings(plan.restarts(), plan.initialDelay(), plan.maxDelay(), plan.resetAfterBatches());
    }

    /** What a driver reads at its start only, its credentials among it. */
    SortedMap<String, String> readAtStart(KafkaAccess kafka, Optional<String> credentials) {
        SortedMap<String, String> all = new TreeMap<>(filesReadAtStart);
        all.putAll(kafka.readAtStart(credentials));
        return all;
    }

    ConfigMap toConfigMap(PipelinePlan plan) {
        return new ConfigMapBuilder()
                .withMetadata(LimbMetadata.owned(plan, Component.STREAM, plan.names().stream()))
                .withData(filesReadAtStart)
                .addToData(readLater)
                .build();
    }
}
