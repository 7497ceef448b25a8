package dev.activitypipeline.controller.plan;

import dev.activitypipeline.controller.api.v1alpha1.RestartPolicySpec;
import dev.activitypipeline.controller.api.v1alpha1.StoreSpec;
import dev.activitypipeline.controller.api.v1alpha1.StoreSpec.AccessMode;
import dev.activitypipeline.controller.api.v1alpha1.StreamSpec;
import dev.activitypipeline.controller.schema.Durations;
import dev.activitypipeline.controller.schema.Shown;

/** What has to fit together around the Spark job. */
final class StreamRules {
    private StreamRules() {}

    static void check(StreamSpec stream, StoreSpec store, Violations violations) {
        SparkProperties.RULES.check("spec.stream.sparkConf", stream.sparkConf(), violations);
        RestartPolicySpec restart = stream.restartPolicy();
        if (isLonger(restart.initialDelay(), restart.maxDelay())) {
            violations.add(
                    "spec.stream.restartPolicy.maxDelay",
                    Shown.text(restart.maxDelay()),
                    "must not be shorter than initialDelay, which is " + restart.initialDelay());
        }
        if (isLonger(stream.trigger(), stream.progressDeadline())) {
            violations.add(
                    "spec.stream.progressDeadline",
                    Shown.text(stream.progressDeadline()),
                    "must be longer than spec.stream.trigger, which is " + stream.trigger()
                            + ": a healthy stream would count as stuck");
        }
        if (stream.executors() > 0 && store.accessMode() == AccessMode.READ_WRITE_ONCE_POD) {
            violations.add(
                    "spec.stream.executors",
                    stream.executors().toString(),
                    "must be 0 with spec.store.accessMode ReadWriteOncePod, which lets one pod mount the store; "
                            + "use ReadWriteOnce (all on one node) or ReadWriteMany");
        }
    }

    private static boolean isLonger(String one, String other) {
        return Durations.of(one).compareTo(Durations.of(other)) > 0;
    }
}
