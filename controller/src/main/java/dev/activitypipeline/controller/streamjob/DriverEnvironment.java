package dev.activitypipeline.controller.streamjob;

import dev.activitypipeline.controller.limb.KafkaAccess;
import dev.activitypipeline.controller.limb.MountedVolume;
import dev.activitypipeline.controller.limb.ProcessEnvironment;
import dev.activitypipeline.controller.plan.PipelinePlan;
import dev.activitypipeline.controller.plan.Placement;
import io.fabric8.kubernetes.api.model.EnvVar;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The environment of the driver. */
final class DriverEnvironment {
    private static final String STARTING_OFFSETS = "STARTING_OFFSETS";
    /** Where the driver's entry point adds what is unique to this start; a new driver's executors then never meet the names of the last one's. */
    private static final String EXECUTOR_PODS = "EXECUTOR_POD_NAME_PREFIX";

    private DriverEnvironment() {}

    static List<EnvVar> of(PipelinePlan plan) {
        List<EnvVar> environment = new ArrayList<>(ProcessEnvironment.of(withoutStartingOffsets(plan)));
        environment.add(ProcessEnvironment.fromConfigMap(
                STARTING_OFFSETS, plan.names().stream(), DriverConfig.STARTING_OFFSETS));
        environment.add(ProcessEnvironment.of(
                "RESTART_POLICY_FILE",
                MountedVolume.CONFIG.resolve(DriverConfig.RESTART_POLICY).toString()));
        if (plan.stream().executors() > 0) {
            environment.add(ProcessEnvironment.of(EXECUTOR_PODS, plan.names().executors()));
        }
        return environment;
    }

    private static Map<String, String> withoutStartingOffsets(PipelinePlan plan) {
        Placement place = Placement.inPod(plan, KafkaAccess.file(), DriverSet.STORE, DriverPorts.STATUS);
        Map<String, String> variables = plan.streamSettings(place).toEnvironment();
        variables.remove(STARTING_OFFSETS);
        return variables;
    }
}
