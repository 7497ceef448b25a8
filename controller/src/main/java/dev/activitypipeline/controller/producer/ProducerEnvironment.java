package dev.activitypipeline.controller.producer;

import dev.activitypipeline.controller.limb.KafkaAccess;
import dev.activitypipeline.controller.limb.ProcessEnvironment;
import dev.activitypipeline.controller.plan.PipelinePlan;
import dev.activitypipeline.controller.plan.Placement;
import io.fabric8.kubernetes.api.model.EnvVar;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The environment of the producers' pods: one template for all ordinals. */
final class ProducerEnvironment {
    private static final String ORDINAL = "PRODUCER_ORDINAL";
    /** A StatefulSet's controller labels each pod with its ordinal. */
    private static final String ORDINAL_OF_POD = "metadata.labels['apps.kubernetes.io/pod-index']";

    private ProducerEnvironment() {}

    static List<EnvVar> of(PipelinePlan plan, KafkaAccess kafka) {
        List<EnvVar> environment = new ArrayList<>();
        environment.add(ProcessEnvironment.fromPod(ORDINAL, ORDINAL_OF_POD));
        environment.addAll(ProcessEnvironment.of(withoutOrdinal(plan)));
        environment.addAll(ProcessEnvironment.ofJvm(kafka.jvmOptions()));
        return environment;
    }

    private static Map<String, String> withoutOrdinal(PipelinePlan plan) {
        Placement place = Placement.inPod(plan, KafkaAccess.file(), ProducerSet.FILES, ProducerSet.STATUS_PORT);
        Map<String, String> variables = plan.producerSettings(0, place).toEnvironment();
        variables.remove(ORDINAL);
        return variables;
    }
}
