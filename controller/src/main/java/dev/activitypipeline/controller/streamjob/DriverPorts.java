package dev.activitypipeline.controller.streamjob;

import dev.activitypipeline.controller.limb.ProcessContainer;
import dev.activitypipeline.controller.plan.PipelinePlan;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.ContainerPortBuilder;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.ServicePortBuilder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Where the driver is reached. The last two only by executors, and at the places where Spark has them by custom. */
final class DriverPorts {
    static final int STATUS = 9405;
    static final int RPC = 7078;
    static final int BLOCK_MANAGER = 7079;

    private DriverPorts() {}

    static List<ContainerPort> ofContainer(PipelinePlan plan) {
        return numbers(plan).entrySet().stream()
                .map(port -> new ContainerPortBuilder()
                        .withName(port.getKey())
                        .withContainerPort(port.getValue())
                        .build())
                .toList();
    }

    static List<ServicePort> ofService(PipelinePlan plan) {
        return numbers(plan).entrySet().stream()
                .map(port -> new ServicePortBuilder()
                        .withName(port.getKey())
                        .withPort(port.getValue())
                        .build())
                .toList();
    }

    private static Map<String, Integer> numbers(PipelinePlan plan) {
        Map<String, Integer> numbers = new LinkedHashMap<>();
        numbers.put(ProcessContainer.STATUS, STATUS);
        if (plan.stream().executors() > 0) {
            numbers.put("driver-rpc", RPC);
            numbers.put("blockmanager", BLOCK_MANAGER);
        }
        return numbers;
    }
}
